import { expect, it } from "vitest";
import { addressRefusalOf, stopsMail } from "./rules.ts";

const at = (hours: number) => new Date(Date.UTC(2026, 10, 23, hours));

it.each([
	["once", 1, 0, 0, false],
	["ten times within an hour, the tries of one letter", 10, 0, 1, false],
	["twice over two days", 2, 0, 48, false],
	["three times over a day", 3, 0, 24, true],
	["three times, a minute short of a day", 3, 0, 23.98, false],
])("stops mail to an address that refused it %s or not", (_, times, first, last, isStopped) => {
	expect(stopsMail({ times, firstAt: at(first), lastAt: at(last) })).toBe(isStopped);
});

it.each([
	["an unknown mailbox", { responseCode: 550, command: "RCPT TO", response: "550 No such user" }, 550],
	["a mailbox refused after the text", { responseCode: 552, command: "DATA", response: "552 5.2.2 Mailbox full" }, 552],
	["a text taken for spam", { responseCode: 554, command: "DATA", response: "554 5.7.1 Message rejected" }, null],
	["a server that is busy", { responseCode: 451, command: "RCPT TO", response: "451 Try later" }, null],
	["a sender who may not write", { responseCode: 530, command: "MAIL FROM", response: "530 Authentication required" }, null],
	["a lost connection", { code: "ECONNECTION" }, null],
	["nothing", null, null],
])("tells %s from an address that is refused for good", (_, error, code) => {
	expect(addressRefusalOf(error)).toBe(code);
});
