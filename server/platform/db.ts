import type pg from 'pg'

/** Statements run on the pool or, inside a transaction, on its connection: the same functions serve both. */
export type Db = pg.Pool | pg.PoolClient
