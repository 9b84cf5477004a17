import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

export interface TreeNode {
	key: string;
	/** The number people quote: « 1 », « 1.2 », « R-14 ». */
	code?: string;
	title: string;
	href?: string;
	/** « 22 actions ». */
	count?: string;
	/** Badges, pilot, dates. */
	meta?: ReactNode;
	/** A progress or status bar under the title, seen when the branch is closed too. Phrasing content only. */
	bar?: ReactNode;
	isOpen?: boolean;
	children?: readonly TreeNode[];
	/** Said instead of the children when there are none. */
	emptyText?: string;
}

/** Axes → objectives → actions. Branches open and close natively; titles are headings, leaves are links. */
export function Tree({ nodes, headingLevel = 2 }: { nodes: readonly TreeNode[]; headingLevel?: 2 | 3 }) {
	return (
		<div className="tree">
			{nodes.map((node) => (
				<Branch key={node.key} node={node} depth={0} headingLevel={headingLevel} />
			))}
		</div>
	);
}

function Branch({ node, depth, headingLevel }: { node: TreeNode; depth: number; headingLevel: number }) {
	const Heading = `h${Math.min(headingLevel + depth, 6)}` as "h2";
	const children = node.children ?? [];
	const branches = children.filter((child) => child.children);
	const leaves = children.filter((child) => !child.children);
	return (
		<details className={`branch branch-${depth}`} open={node.isOpen ?? depth === 0}>
			<summary>
				<Icon name="chevron-right" size={16} />
				<Heading className="branch-title">
					{node.code && <span className="tree-code">{node.code}</span>}
					<span>{node.title}</span>
				</Heading>
				{node.count && <span className="branch-count">{node.count}</span>}
				{node.bar && <span className="branch-bar">{node.bar}</span>}
			</summary>
			<div className="branch-body">
				{(node.meta || node.href) && (
					<div className="branch-about">
						{node.meta && <div className="branch-meta">{node.meta}</div>}
						{node.href && (
							<a href={node.href}>
								Ouvrir<span className="visually-hidden"> « {node.title} »</span>
							</a>
						)}
					</div>
				)}
				{branches.map((child) => (
					<Branch key={child.key} node={child} depth={depth + 1} headingLevel={headingLevel} />
				))}
				{leaves.length > 0 && (
					<ul className="leaves">
						{leaves.map((leaf) => (
							<li key={leaf.key} className="leaf">
								<span className="leaf-title">
									{leaf.code && <span className="tree-code">{leaf.code}</span>}
									{leaf.href ? <a href={leaf.href}>{leaf.title}</a> : <span>{leaf.title}</span>}
								</span>
								{leaf.meta && <span className="leaf-meta">{leaf.meta}</span>}
							</li>
						))}
					</ul>
				)}
				{children.length === 0 && <p className="muted">{node.emptyText ?? "Aucune action pour le moment."}</p>}
			</div>
		</details>
	);
}
