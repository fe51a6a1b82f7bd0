import { config } from 'zod'

// Before any schema is made: zod would try whether the page may make code of text, which its policy forbids and reports.
if (typeof document !== 'undefined') config({ jitless: true })
