// Read before any schema is made: zod would otherwise try whether it may compile code, and a strict content security
// policy reports the attempt.

import { config } from 'zod'

config({ jitless: true })
