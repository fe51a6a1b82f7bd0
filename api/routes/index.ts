import type { Route } from '../route.ts'
import { actRoutes } from './acts.ts'
import { apiKeyRoutes } from './api-keys.ts'
import { auditRoutes } from './audit.ts'
import { docsRoutes } from './docs.ts'
import { eventRoutes } from './events.ts'
import { healthRoutes } from './health.ts'
import { historyRoutes } from './history.ts'
import { invitationRoutes } from './invitations.ts'
import { meRoutes } from './me.ts'
import { operationsRoutes } from './operations.ts'
import { pageRoutes } from './pages.ts'
import { previewRoutes } from './preview.ts'
import { receiptRoutes } from './receipt.ts'
import { recordRoutes } from './record.ts'
import { recordingRoutes } from './recording.ts'
import { roomRoutes } from './rooms.ts'
import { scriptRoutes } from './script.ts'
import { seatRoutes } from './seat.ts'
import { sessionRoutes } from './sessions.ts'
import { signInRoutes } from './sign-in.ts'
import { soundCheckRoutes } from './sound-check.ts'
import { staffEventRoutes } from './staff-events.ts'
import { staffInvitationRoutes } from './staff-invitations.ts'
import { startRoutes } from './start.ts'
import { transcriptRoutes } from './transcript.ts'
import { userRoutes } from './users.ts'
import { viewTokenRoutes } from './view-token.ts'
import { webhookRoutes } from './webhook.ts'

/** The whole API. Nothing is mounted outside this table. */
export const ROUTES: readonly Route[] = [
  ...healthRoutes,
  ...docsRoutes(() => ROUTES),
  ...pageRoutes,
  ...sessionRoutes,
  ...staffEventRoutes,
  ...scriptRoutes,
  ...startRoutes,
  ...actRoutes,
  ...previewRoutes,
  ...viewTokenRoutes,
  ...eventRoutes,
  ...invitationRoutes,
  ...seatRoutes,
  ...receiptRoutes,
  ...soundCheckRoutes,
  ...recordRoutes,
  ...historyRoutes,
  ...transcriptRoutes,
  ...recordingRoutes,
  ...roomRoutes,
  ...operationsRoutes,
  ...signInRoutes,
  ...meRoutes,
  ...userRoutes,
  ...staffInvitationRoutes,
  ...apiKeyRoutes,
  ...auditRoutes,
  ...webhookRoutes,
]
