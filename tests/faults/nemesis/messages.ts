import { createSessions } from "#app/adapters/sessions.server.ts";
import { aReferralPlace, draftReferral, sendTo } from "#tests/support/referrals.ts";
import type { Place } from "./place.ts";
import { noCounts, post, type Writer } from "./writer.ts";

const letters = "abcdefghij";
/** A number in letters: figures would look like somebody's telephone. */
const wordOf = (n: number) => `mot-${[...String(n)].map((digit) => letters[Number(digit)]).join("")}-fin`;

/** An agent writes on a referral to the body that received it: what was acknowledged is read by the other, out of its seal. */
export async function correspondent(place: Place): Promise<Writer> {
	const counts = noCounts();
	const acknowledged = new Set<string>();
	const database = { app: place.db("app"), owner: place.db("owner"), worker: place.db("worker") };
	const ground = await aReferralPlace(database as never, new Date(), "orientations");
	const { territory, sender, ccas } = ground;
	const ctx = ground.as(sender);
	const referralId = await draftReferral(ctx, { basis: "l121-6-2" });
	await sendTo(ctx, referralId, [{ organisationId: territory.organisationIds.ccas, scope: "full" as never }]);
	const sessions = createSessions(place.db("app"), () => new Date(), false);
	const cookieOf = async (personId: typeof sender.personId) => (await sessions.open(personId, "faults")).split(";")[0] as string;
	const cookies = { sender: await cookieOf(sender.personId), ccas: await cookieOf(ccas.personId) };
	const page = `${place.publicUrl}/t/${territory.slug}/orientations/${referralId}`;
	let next = 0;
	return {
		name: "messages",
		counts,
		async work(signal) {
			while (!signal.aborted) {
				const word = wordOf(next++);
				counts.asked += 1;
				const answer = await post(`${page}/messages`, cookies.sender, { text: word, recipientId: "" });
				if (answer?.status === 302) {
					counts.acknowledged += 1;
					acknowledged.add(word);
				} else if (!answer || answer.status >= 500) counts.unknown += 1;
				else counts.refused += 1;
				await new Promise((resolve) => setTimeout(resolve, 300));
			}
		},
		isSettled: async () => true,
		async check() {
			const answer = await fetch(page, {
				headers: { cookie: cookies.ccas, connection: "close" },
				signal: AbortSignal.timeout(20_000),
			}).catch(() => null);
			if (!answer) return ["the referral does not answer its recipient"];
			const text = await answer.text();
			if (answer.status !== 200) return [`the referral answers ${answer.status} to its recipient`];
			return [...acknowledged]
				.filter((word) => text.split(word).length !== 2)
				.map((word) => `« ${word} » was acknowledged, and stands ${text.split(word).length - 1} times`);
		},
	};
}
