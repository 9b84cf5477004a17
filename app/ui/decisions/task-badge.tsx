import { Badge } from "../primitives/badge.tsx";
import type { TaskShown } from "./facts.ts";

export function TaskBadge({ task: { status, isLate } }: { task: Pick<TaskShown, "status" | "isLate"> }) {
	if (status === "done") return <Badge tone="success">Faite</Badge>;
	if (status === "withdrawn") return <Badge tone="neutral">Retirée</Badge>;
	return isLate ? <Badge tone="danger">En retard</Badge> : <Badge tone="info">À faire</Badge>;
}
