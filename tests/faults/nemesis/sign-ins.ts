import type { Ground } from "./ground.ts";
import type { Place } from "./place.ts";
import { noCounts, post, type Writer } from "./writer.ts";

/** Somebody signs in through whichever web answers: a session once given opens every page, through either. */
export function visitor(place: Place, { officer, password, territory }: Ground): Writer {
	const counts = noCounts();
	const cookies: string[] = [];
	const pageOf = (cookie: string) =>
		fetch(`${place.publicUrl}/t/${territory.slug}`, {
			headers: { cookie, connection: "close" },
			redirect: "manual",
			signal: AbortSignal.timeout(20_000),
		}).catch(() => null);
	return {
		name: "sign-ins",
		counts,
		async work(signal) {
			while (!signal.aborted) {
				counts.asked += 1;
				const answer = await post(`${place.publicUrl}/connexion`, "", { email: officer.email, password });
				const cookie = answer?.headers
					.getSetCookie()
					.find((one) => one.startsWith("session="))
					?.split(";")[0];
				if (answer?.status === 302 && cookie) {
					counts.acknowledged += 1;
					cookies.push(cookie);
				} else if (!answer || answer.status >= 500) counts.unknown += 1;
				else counts.refused += 1;
				await new Promise((resolve) => setTimeout(resolve, 1_000));
			}
		},
		isSettled: async () => (await pageOf(officer.cookie))?.status === 200,
		async check() {
			const statuses = await Promise.all(cookies.map(async (cookie) => (await pageOf(cookie))?.status));
			return statuses.flatMap((status, n) => (status === 200 ? [] : [`session ${n + 1} was given, and its page answers ${status}`]));
		},
	};
}
