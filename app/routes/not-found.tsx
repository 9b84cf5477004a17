import { notFound } from "#app/http/respond.server.ts";

export function loader() {
	throw notFound();
}

export default function NotFound() {
	return null;
}
