/** A post 岗位: a role held at an organisation (or none) over an area. A person acts through their posts. */
export type Post = { id: string; role: string; org: string | null; area: string }
