/** Far above what hands can type, with room for a paste and for what was written offline. */
const messagesPerSecond = 60;
const messageBurst = 600;
const bytesPerSecond = 200_000;
const byteBurst = 3_000_000;

export interface RateLimit {
	allows(bytes: number): boolean;
}

export function createRateLimit(now: () => number = () => performance.now()): RateLimit {
	let messages = messageBurst;
	let room = byteBurst;
	let last = now();
	return {
		allows(bytes) {
			const seconds = (now() - last) / 1000;
			last = now();
			messages = Math.min(messageBurst, messages + seconds * messagesPerSecond) - 1;
			room = Math.min(byteBurst, room + seconds * bytesPerSecond) - bytes;
			return messages >= 0 && room >= 0;
		},
	};
}
