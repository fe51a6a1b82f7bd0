/** What pages send to the API and get from it. Written by `node test/api-types/write.ts`. */

export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as /health; a browser is sent to the dashboard */
        get: operations["getService"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Version, and the state of every part; 200 also when a part is away */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This documentation, for people */
        get: operations["readDocs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/{asset}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the documentation is made of */
        get: operations["readDocsAsset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The API as OpenAPI 3.1 */
        get: operations["readOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schemas/script.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The form of a script as JSON Schema 2020-12 */
        get: operations["readScriptSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List sessions, the newest first; a lawyer sees their own */
        get: operations["listSessions"];
        put?: never;
        /** Make a session: groom_name and bride_name, or respondents */
        post: operations["createSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find sessions by the words of a name, which stays out of the address */
        post: operations["searchSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a session with its progress */
        get: operations["getSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All that changes, as server-sent events: one stream for a whole page
         * @description `hello` with `as_of` and `resumed` comes first: where it is false, the list is to be read now. Then `session` with one item of the list, whenever it changes, of those sessions that the caller may see; `entries` with `session_id`, `from` and `to`, the numbers of the first and the last entry that are new in the watched record, at first of all that are there; `heartbeat` with `as_of` when nothing else has come for ten seconds. After a drop it goes on from `Last-Event-ID`; an item may come twice. `restart` says that the server is going down: connect again.
         */
        get: operations["followSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scripts/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would be read from a document; nothing is kept */
        post: operations["previewScript"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/upload-script/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload a script: PDF, Word, OpenDocument, RTF, JSON or text, at most 20 MiB */
        post: operations["uploadScript"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}/script": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the script; its ETag guards edits */
        get: operations["getScript"];
        /** Correct the text, which is read again, or the steps; until the interview starts */
        put: operations["editScript"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/start-interview/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start, or get the same room and fresh tokens */
        post: operations["startInterview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pause: the officer says so and is silent */
        post: operations["pauseInterview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on after a pause or an interruption */
        post: operations["resumeInterview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the interview for good */
        post: operations["endInterview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}/steps/{step}/retake": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a step again */
        post: operations["retakeStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}/steps/{step}/waive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do without a step; an accepted answer cannot be waived */
        post: operations["waiveStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What an act would do: to steps, to completeness, to the ears of those in the room
         * @description Changes nothing. Send the act with this `revision` as expected_revision, and as_foreseen: it is done as it was shown, or 409.
         */
        post: operations["previewAct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}/view-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A token to watch and listen: its holder is not seen, says nothing and sends nothing
         * @description 409 `not-started` until there is a room. Each token is of a viewer of its own.
         */
        post: operations["getViewToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Progress as server-sent events
         * @description `progress` with the whole session at every change, `end` once it is over. `restart` says that the server is going down: connect again.
         */
        get: operations["followSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the links of a session, the oldest first, and who has come in */
        get: operations["listInvitations"];
        put?: never;
        /**
         * Make a link for a respondent, or for each who has none
         * @description A link is for one person and one interview, and can be opened before the interview is started.
         */
        post: operations["inviteRespondents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}/invitations/{invitation}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make another link in the place of one; the browser of this person is put out */
        post: operations["renewInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}/invitations/{invitation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a link for good; the browser of this person is put out
         * @description Revoking twice changes nothing but that the browser is put out again, and what has ended stays as it ended.
         */
        delete: operations["revokeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/seat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where things stand, as this respondent may see it */
        get: operations["getSeat"];
        put?: never;
        /**
         * Come in by a link: gives this browser a seat
         * @description To be called when the person taps, and not when a link is opened: previews open links. The browser before this one ends (`seat-moved`). Refused with a code of its own for what the page has to say: `invitation-unknown`, `invitation-revoked`, `invitation-renewed`, `invitation-expired`, `over`. A repeated call takes another seat.
         */
        post: operations["takeSeat"];
        /**
         * Leave: this browser is out; the link lets in again
         * @description It withdraws nothing: that is said to the officer. Leaving twice answers `seat-left` (410).
         */
        delete: operations["leaveSeat"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/seat/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A fresh token for the room, as often as it is needed
         * @description 409 `not-started` until the interview has begun: wait for the events of the seat.
         */
        post: operations["getSeatToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/seat/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The interview as this respondent may see it, as server-sent events
         * @description `seat` with the whole state at every change; `moved`, `left`, `revoked`, `renewed` or `expired` when the seat is none any more; `end` once the interview is over; `restart`: connect again. Reading it keeps the seat. A seat has three streams at most: the oldest gives way.
         */
        get: operations["followSeat"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/seat/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What this respondent said, and the last hash of the record, as plain text to keep
         * @description For an hour after the end, to the browser that held the seat then; 409 `not-over` before. It says so itself while the record is not sealed.
         */
        get: operations["getReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/seat/sound-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try the sound: a token for a room of one’s own, in which a sentence comes back as the server heard it
         * @description Join, publish a microphone and say something once data on `lexnova.sound-check` says `listening`; it is played back on the track `sound-check`, and the room closes. Before the start as well as after it. Nothing of it is kept. At most two at once, and 20 in ten minutes (429); 409 `over` after the interview.
         */
        post: operations["checkSound"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The record as far as it goes */
        get: operations["getRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the record holds; the same check works offline */
        get: operations["verifyRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The workflow's history, event by event, with the entries that came of each
         * @description One is read at a time: 409 `busy` while others are. Its pages are of one reading, for a minute.
         */
        get: operations["getHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}/transcript": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What everybody said, also while the interview runs
         * @description Final words in the order in which they became final. An empty list says that there is no more yet.
         */
        get: operations["getTranscript"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}/recording": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was recorded: pieces with their hashes, gaps, and where each question stands */
        get: operations["getRecording"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}/recording/chunks/{epoch}/{track}/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A piece of the sound of one track, as it was stored: FLAC, 16 kHz */
        get: operations["getRecordingChunk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}/recording.wav": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that was recorded, as one WAV file with each question marked
         * @description One channel a track, in the order of `tracks`, 16 kHz, all of it in the order of time. Where nothing was recorded for longer than 10 s the file has 10 s of silence. Cue points name step and respondent.
         */
        get: operations["downloadRecording"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rooms/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a room, which is an observed interview
         * @description The same name gives its owner the same room, with fresh tokens, until the room is over. A name is used once.
         */
        post: operations["createRoom"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tokens/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A token for one person in one of your rooms */
        post: operations["generateToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rooms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your rooms, the newest first */
        get: operations["listRooms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rooms/{room_name}/participants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is in one of your rooms */
        get: operations["listParticipants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rooms/{room_name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End the interview and send everybody out of the room */
        delete: operations["deleteRoom"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What needs a hand now, what has recovered by itself, and the state of every part */
        get: operations["getOperations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in by name and password; the answer sets a cookie
         * @description The cookie `lexnova_session` (`__Host-lexnova_session` with TLS) does what an API key does, for pages of this address alone. An unknown name is answered as a wrong password is.
         */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out: the sign-in ends, and its cookie is taken back */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/welcome/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a link for staff is for; looking does not use it up */
        post: operations["lookAtWelcome"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/welcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Use up a link for staff: choose a name and a password, and be signed in */
        post: operations["acceptWelcome"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who calls: the person who has signed in, or the owner of the key */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choose another password; everywhere else you are signed out */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where you are signed in, the latest first */
        get: operations["listMySignIns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sign-ins/{sign_in}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out somewhere; what is open there ends at once */
        delete: operations["endMySignIn"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List users, the oldest first */
        get: operations["listUsers"];
        put?: never;
        /** Make a user, who has no key yet */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a user */
        get: operations["getUser"];
        put?: never;
        post?: never;
        /** End the account of a user and revoke every key of theirs; the user stays, because records name them */
        delete: operations["removeUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what a user may do, from their next request on */
        put: operations["setRoles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a user is signed in, the latest first */
        get: operations["listSignIns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/sign-ins/{sign_in}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign a user out somewhere; what is open there ends at once */
        delete: operations["endSignIn"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff-invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Links for staff that nobody has used yet, the newest first */
        get: operations["listStaffInvitations"];
        put?: never;
        /**
         * Make a one-time link by which somebody gets an account
         * @description With `user_id` it makes the account of a user who has none, or lets whoever has forgotten their password choose another one: they keep their interviews, and are signed out everywhere. The `label` is that of this user then.
         */
        post: operations["inviteStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff-invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a link for staff that nobody has used */
        delete: operations["revokeStaffInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List keys, the oldest first */
        get: operations["listApiKeys"];
        put?: never;
        /** Make a key */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a key for good */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who signed in, acted, was refused and read what people said, the newest first */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Health: {
            /** @constant */
            service: "lexnova";
            version: string;
            /** @enum {string} */
            postgres: "ok" | "unreachable" | "not configured";
            /** @enum {string} */
            temporal: "ok" | "unreachable" | "not configured";
            /** @enum {string} */
            livekit: "ok" | "unreachable" | "not configured";
            /** @description The agent workers that are there; null while Postgres, by which they tell it, is away. */
            agents: {
                workers: number;
                notices: string[];
            } | null;
            /** @description By what the agents hear, judge and speak, as they say it themselves; null while there is none. Where they differ, all are named. */
            speech: {
                hearing: string;
                judging: string;
                speaking: string;
                voices: {
                    [key: string]: {
                        id: string;
                        name?: string;
                    };
                };
                streams: {
                    [key: string]: {
                        open: number;
                        /** @description What the account may have open at once, as it is set. */
                        limit: number | null;
                        /** @description By agents that were there in the last ten minutes. */
                        refused: number;
                        last_refusal: {
                            code: string;
                            /** Format: date-time */
                            at: string;
                        } | null;
                    };
                };
            } | null;
        };
        /** @description RFC 9457 */
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @description What happened and what to do, for a person. */
            detail: string;
            /**
             * @description The same for programs.
             * @enum {string}
             */
            code: "over" | "not-started" | "already-started" | "no-script" | "invalid-script" | "unknown-step" | "step-changed" | "already-accepted" | "step-not-due" | "not-active" | "not-standing-still" | "forged" | "workflow-gone" | "busy" | "script-changed" | "unauthenticated" | "forbidden" | "cross-site" | "not-found" | "method-not-allowed" | "bad-request" | "invalid-input" | "unsupported-media-type" | "too-large" | "too-slow" | "too-many-requests" | "kind-not-available" | "idempotency-key-reused" | "own-key" | "own-role" | "no-account" | "name-taken" | "weak-password" | "wrong-name-or-password" | "wrong-password" | "key-shown-before" | "invitation-exists" | "invitation-shown-before" | "invitation-unknown" | "invitation-used" | "invitation-revoked" | "invitation-renewed" | "invitation-expired" | "seat-unknown" | "seat-moved" | "seat-left" | "seat-expired" | "not-over" | "no-record" | "no-recording" | "no-history" | "recording-too-long" | "interview-room" | "room-taken" | "identity-taken" | "name-search-not-configured" | "livekit-not-configured" | "livekit-unreachable" | "temporal-not-configured" | "temporal-unreachable" | "postgres-unreachable" | "worker-silent" | "internal";
            /** @description What is wrong with the input: a JSON pointer into it, and what. */
            errors?: {
                path: string;
                message: string;
            }[];
        } & {
            [key: string]: unknown;
        };
        Session: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            lawyer_id: string;
            /** @enum {string} */
            kind: "scripted" | "observed" | "assistant";
            /** @enum {string} */
            status: "pending" | "active" | "paused" | "interrupted" | "completed" | "cancelled";
            groom_name: string | null;
            bride_name: string | null;
            respondents: {
                id: string;
                name: string;
            }[];
            livekit_room_name: string | null;
            reference: string | null;
            label: string | null;
            /** Format: date-time */
            created_at: string;
            started_at: string | null;
            ended_at: string | null;
            /** @description null until the workflow has spoken. */
            progress: components["schemas"]["Progress"] | null;
        };
        Progress: {
            /** @description Rises with every change; give it as expected_revision. */
            revision: number;
            /** @enum {string} */
            phase: "preparing" | "conducting" | "closing" | "closed";
            /** @description The question that is open. */
            step: {
                step: string;
                respondent: string;
                round: number;
            } | null;
            due: number;
            asked: number;
            accepted: number;
            asks: {
                step: string;
                respondent: string;
                /** @enum {string} */
                status: "pending" | "open" | "accepted" | "contrary" | "unresolved" | "waived";
                due: boolean;
                round: number;
                clarifications: number;
                corrections: number;
            }[];
            /** @description Respondents in the room. */
            present: string[];
            cause: components["schemas"]["Cause"] | null;
            ended_by: ("person" | "withdrawn" | "contrary" | "unresolved" | "cancelled" | "room-finished" | "history-limit" | "workflow-gone") | null;
            agent: {
                epoch: number;
                joined: number;
            };
        };
        /** @description Why the interview stands still. */
        Cause: {
            /** @constant */
            kind: "referred";
            step: string;
            /** @description Whose question waits. */
            respondent: string;
            /** @enum {string} */
            because: "contrary" | "unresolved";
            /**
             * @description What a respondent needs, where that is the reason.
             * @enum {string}
             */
            need?: "threat" | "unwell" | "interpreter" | "lawyer" | "person" | "break";
            /** @description Who said that they need it. `respondent` is whose question waits, who may be somebody else. */
            needed_by?: string;
            /** @description What a person can do about it. */
            actions: ("resume" | "retake" | "waive" | "end")[];
        } | {
            /** @constant */
            kind: "agent-failures";
            failures: number;
            /** @description What a person can do about it. */
            actions: ("resume" | "retake" | "waive" | "end")[];
        } | {
            /** @constant */
            kind: "signal-limit";
            signals: number;
            /** @description What a person can do about it. */
            actions: ("resume" | "retake" | "waive" | "end")[];
        } | {
            /** @constant */
            kind: "history-limit";
            signals: number;
            acts: number;
            events: number;
            bytes: number;
            /** @description What a person can do about it. */
            actions: ("resume" | "retake" | "waive" | "end")[];
        } | {
            /** @constant */
            kind: "workflow-gone";
            /** @enum {string} */
            how: "terminated" | "failed" | "timed-out" | "cancelled" | "completed" | "missing";
            /** @description What a person can do about it. */
            actions: ("resume" | "retake" | "waive" | "end")[];
        };
        SessionSummary: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            lawyer_id: string;
            /** @enum {string} */
            kind: "scripted" | "observed" | "assistant";
            /** @enum {string} */
            status: "pending" | "active" | "paused" | "interrupted" | "completed" | "cancelled";
            groom_name: string | null;
            bride_name: string | null;
            respondents: {
                id: string;
                name: string;
            }[];
            livekit_room_name: string | null;
            reference: string | null;
            label: string | null;
            /** Format: date-time */
            created_at: string;
            started_at: string | null;
            ended_at: string | null;
            /** @description null until the workflow has spoken. */
            progress: components["schemas"]["ShortProgress"] | null;
        };
        ShortProgress: {
            /** @description Rises with every change; give it as expected_revision. */
            revision: number;
            /** @enum {string} */
            phase: "preparing" | "conducting" | "closing" | "closed";
            /** @description The question that is open. */
            step: {
                step: string;
                respondent: string;
                round: number;
            } | null;
            due: number;
            asked: number;
            accepted: number;
            cause: components["schemas"]["Cause"] | null;
            agent: {
                epoch: number;
                joined: number;
            };
            /** @description null once it is over, and where no agent conducts it. */
            waits_for: components["schemas"]["Wait"] | null;
        };
        Wait: {
            /**
             * @description `script` and `start` before it begins; `agent`: no officer is in the room; `arrival` and `answer` of these respondents; `resume` after a pause; `decision` after an interruption; `closing`: the last words.
             * @enum {string}
             */
            kind: "script" | "start" | "agent" | "arrival" | "answer" | "resume" | "decision" | "closing";
            /** @description Who is waited for; none where it is nobody of them. */
            respondents: string[];
            /**
             * Format: date-time
             * @description Of the latest entry of the record that brought it about.
             */
            since: string;
        };
        ScriptPreview: {
            /** @description The text as it was extracted or edited. */
            script_content: string;
            title: string | null;
            language: string;
            respondents: string[] | null;
            opening: string;
            closing: string;
            steps: {
                id: string;
                ask: string;
                /** @default all */
                respondent: "all" | string[];
                expect: {
                    /** @constant */
                    kind: "text";
                } | {
                    /** @constant */
                    kind: "affirmation";
                    /** @enum {string} */
                    due?: "yes" | "no";
                } | {
                    /** @constant */
                    kind: "consent";
                    /** @constant */
                    to?: "recording";
                } | {
                    /** @constant */
                    kind: "name";
                    due?: "registered" | string;
                } | {
                    /** @constant */
                    kind: "date";
                    /** Format: date */
                    due?: string;
                    /** Format: date */
                    earliest?: string;
                    /** Format: date */
                    latest?: string;
                } | {
                    /** @constant */
                    kind: "number";
                    due?: number;
                    min?: number;
                    max?: number;
                    /** @constant */
                    as?: "identifier";
                } | {
                    /** @constant */
                    kind: "choice";
                    options: {
                        value: string;
                        /** @default [] */
                        also: string[];
                    }[];
                    due?: string;
                } | {
                    /** @constant */
                    kind: "phrase";
                    phrase: string;
                } | {
                    /** @constant */
                    kind: "judged";
                    criterion: string;
                };
                /** @default true */
                required: boolean;
                clarify: string;
                /** @default 2 */
                maxClarifications: number;
                /** @enum {string} */
                onUnresolved: "continue" | "refer" | "end";
                /**
                 * @default refer
                 * @enum {string}
                 */
                onContrary: "continue" | "refer" | "end";
                /** @default false */
                confirm: boolean;
                more?: boolean;
                when?: components["schemas"]["Condition"];
            }[];
            /** @description Every line of `script_content` that is in no step, and parts of lines, with the reason. */
            left_out: components["schemas"]["LeftOut"][];
            /** @description What a lawyer should look at. The interview does not start while one is `undecided`: an edit of the script decides it. */
            warnings: components["schemas"]["ScriptWarning"][];
            /** @description Of the canonical JSON (RFC 8785) of the script. */
            sha256: string;
            /** @enum {string} */
            format: "pdf" | "docx" | "odt" | "rtf" | "json" | "text";
        };
        Condition: {
            step: string;
            respondent?: string;
            equals: string | number | boolean;
        } | {
            step: string;
            respondent?: string;
            answered: boolean;
        } | {
            all: components["schemas"]["Condition"][];
        } | {
            any: components["schemas"]["Condition"][];
        } | {
            not: components["schemas"]["Condition"];
        };
        LeftOut: {
            page: number;
            line: number;
            text: string;
            /** @enum {string} */
            why: "title" | "introduction" | "heading" | "page-number" | "running-head" | "rule" | "blank" | "contents" | "note" | "list" | "stage-direction" | "answer" | "signature" | "condition" | "skip" | "role" | "remark" | "hidden" | "deleted" | "comment";
        };
        ScriptWarning: {
            /** @enum {string} */
            code: "left-out-question" | "several-questions" | "asks-nothing" | "unfinished" | "long" | "placeholder" | "condition" | "skip" | "inferred-answer" | "inferred-respondent" | "stage-direction" | "hidden-text" | "tracked-change" | "comment" | "text-box" | "language-uncertain";
            step?: string;
            page?: number;
            line?: number;
            message: string;
            /** @constant */
            undecided?: true;
        };
        UploadedScript: {
            /** @constant */
            status: "Script processed and ready for AI";
            language: string;
            steps: {
                id: string;
                ask: string;
                /** @default all */
                respondent: "all" | string[];
                expect: {
                    /** @constant */
                    kind: "text";
                } | {
                    /** @constant */
                    kind: "affirmation";
                    /** @enum {string} */
                    due?: "yes" | "no";
                } | {
                    /** @constant */
                    kind: "consent";
                    /** @constant */
                    to?: "recording";
                } | {
                    /** @constant */
                    kind: "name";
                    due?: "registered" | string;
                } | {
                    /** @constant */
                    kind: "date";
                    /** Format: date */
                    due?: string;
                    /** Format: date */
                    earliest?: string;
                    /** Format: date */
                    latest?: string;
                } | {
                    /** @constant */
                    kind: "number";
                    due?: number;
                    min?: number;
                    max?: number;
                    /** @constant */
                    as?: "identifier";
                } | {
                    /** @constant */
                    kind: "choice";
                    options: {
                        value: string;
                        /** @default [] */
                        also: string[];
                    }[];
                    due?: string;
                } | {
                    /** @constant */
                    kind: "phrase";
                    phrase: string;
                } | {
                    /** @constant */
                    kind: "judged";
                    criterion: string;
                };
                /** @default true */
                required: boolean;
                clarify: string;
                /** @default 2 */
                maxClarifications: number;
                /** @enum {string} */
                onUnresolved: "continue" | "refer" | "end";
                /**
                 * @default refer
                 * @enum {string}
                 */
                onContrary: "continue" | "refer" | "end";
                /** @default false */
                confirm: boolean;
                more?: boolean;
                when?: components["schemas"]["Condition"];
            }[];
            /** @description Every line of `script_content` that is in no step, and parts of lines, with the reason. */
            left_out: components["schemas"]["LeftOut"][];
            /** @description What a lawyer should look at. The interview does not start while one is `undecided`: an edit of the script decides it. */
            warnings: components["schemas"]["ScriptWarning"][];
            sha256: string;
            script_version: number;
        };
        SessionScript: {
            /** @description The text as it was extracted or edited. */
            script_content: string;
            title: string | null;
            language: string;
            respondents: string[] | null;
            opening: string;
            closing: string;
            steps: {
                id: string;
                ask: string;
                /** @default all */
                respondent: "all" | string[];
                expect: {
                    /** @constant */
                    kind: "text";
                } | {
                    /** @constant */
                    kind: "affirmation";
                    /** @enum {string} */
                    due?: "yes" | "no";
                } | {
                    /** @constant */
                    kind: "consent";
                    /** @constant */
                    to?: "recording";
                } | {
                    /** @constant */
                    kind: "name";
                    due?: "registered" | string;
                } | {
                    /** @constant */
                    kind: "date";
                    /** Format: date */
                    due?: string;
                    /** Format: date */
                    earliest?: string;
                    /** Format: date */
                    latest?: string;
                } | {
                    /** @constant */
                    kind: "number";
                    due?: number;
                    min?: number;
                    max?: number;
                    /** @constant */
                    as?: "identifier";
                } | {
                    /** @constant */
                    kind: "choice";
                    options: {
                        value: string;
                        /** @default [] */
                        also: string[];
                    }[];
                    due?: string;
                } | {
                    /** @constant */
                    kind: "phrase";
                    phrase: string;
                } | {
                    /** @constant */
                    kind: "judged";
                    criterion: string;
                };
                /** @default true */
                required: boolean;
                clarify: string;
                /** @default 2 */
                maxClarifications: number;
                /** @enum {string} */
                onUnresolved: "continue" | "refer" | "end";
                /**
                 * @default refer
                 * @enum {string}
                 */
                onContrary: "continue" | "refer" | "end";
                /** @default false */
                confirm: boolean;
                more?: boolean;
                when?: components["schemas"]["Condition"];
            }[];
            /** @description Every line of `script_content` that is in no step, and parts of lines, with the reason. */
            left_out: components["schemas"]["LeftOut"][];
            /** @description What a lawyer should look at. The interview does not start while one is `undecided`: an edit of the script decides it. */
            warnings: components["schemas"]["ScriptWarning"][];
            /** @description Of the canonical JSON (RFC 8785) of the script. */
            sha256: string;
            /** Format: uuid */
            session_id: string;
            version: number;
            /** @description The interview has started; the script stays as it is. */
            frozen: boolean;
        };
        StartedSession: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            lawyer_id: string;
            /** @enum {string} */
            kind: "scripted" | "observed" | "assistant";
            /** @enum {string} */
            status: "pending" | "active" | "paused" | "interrupted" | "completed" | "cancelled";
            groom_name: string | null;
            bride_name: string | null;
            respondents: {
                id: string;
                name: string;
            }[];
            livekit_room_name: string | null;
            reference: string | null;
            label: string | null;
            /** Format: date-time */
            created_at: string;
            started_at: string | null;
            ended_at: string | null;
            /** @description null until the workflow has spoken. */
            progress: components["schemas"]["Progress"] | null;
            /** @description Of the LiveKit server; absent with 202. */
            url?: string;
            /** @description Room token of each respondent. */
            tokens?: {
                [key: string]: string;
            };
            groom_token?: string;
            bride_token?: string;
            /** @description Joins as the caller, and manages this room (`roomAdmin`): for a server. */
            lawyer_token?: string;
            /** @description Joins as the same person and manages nothing: for a page. The later of the two connections stays. */
            staff_token?: string;
        };
        Preview: {
            /** @description Of the state that was looked at: the act is sent with it. */
            revision: number;
            /** @description Why the act would not be taken; nothing changes then. */
            refused: {
                code: string;
                detail: string;
            } | null;
            /** @description Those that change, in the order of the script. */
            steps: {
                step: string;
                respondent: string;
                /**
                 * @description `not-due`: skipped because of earlier answers.
                 * @enum {string}
                 */
                from: "pending" | "open" | "accepted" | "contrary" | "unresolved" | "waived" | "not-due";
                /**
                 * @description `not-due`: skipped because of earlier answers.
                 * @enum {string}
                 */
                to: "pending" | "open" | "accepted" | "contrary" | "unresolved" | "waived" | "not-due";
            }[];
            status: {
                /** @enum {string} */
                from: "pending" | "active" | "paused" | "interrupted" | "completed" | "cancelled";
                /** @enum {string} */
                to: "pending" | "active" | "paused" | "interrupted" | "completed" | "cancelled";
            };
            /** @description What the record would state if it were sealed now, and after the act. */
            complete: {
                from: boolean;
                to: boolean;
                missing: {
                    step: string;
                    respondent: string;
                    /** @enum {string} */
                    status: "pending" | "open" | "accepted" | "contrary" | "unresolved" | "waived";
                }[];
            };
            /** @description What people in the room will hear next because of it, sentence by sentence. */
            heard: string[];
        };
        MadeInvitation: {
            /** Format: uuid */
            id: string;
            respondent: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            ended_at: string | null;
            ended_because: ("revoked" | "renewed" | "expired" | "left") | null;
            /** @description The browser that has come in by it. */
            seat: {
                number: number;
                /** Format: date-time */
                taken_at: string;
            } | null;
            /** @description For this person alone, shown this once. Its secret stands after "#", which browsers send to no server. */
            link: string;
        };
        Invitation: {
            /** Format: uuid */
            id: string;
            respondent: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            ended_at: string | null;
            ended_because: ("revoked" | "renewed" | "expired" | "left") | null;
            /** @description The browser that has come in by it. */
            seat: {
                number: number;
                /** Format: date-time */
                taken_at: string;
            } | null;
        };
        Seat: {
            respondent: string;
            /** @description Their own. */
            name: string;
            /** @description Counts the seats of this respondent. */
            seat: number;
            interview: {
                /** Format: uuid */
                id: string;
                /** @description Of the script. */
                title: string | null;
                /** @description Label of the user in whose name it is asked. */
                asked_by: string | null;
            };
            /** @description The other respondents, and how the officer calls them. */
            others: {
                respondent: string;
                name: string;
            }[];
            /**
             * @description Before the start: whether there is a script, so that it may begin at any time.
             * @enum {string}
             */
            starts: "no-script" | "ready" | "begun";
            /**
             * @description `pending` until the interview begins.
             * @enum {string}
             */
            status: "pending" | "active" | "paused" | "interrupted" | "completed" | "cancelled";
            /** @description Of the script; null until there is one. */
            language: string | null;
            /** @description What is recorded. */
            keeps: {
                /** @description Answers may be spoken: there is a recogniser. Else people type. */
                spoken: boolean;
                /**
                 * @description Of the words a transcript and the record are kept in any case. Sound is `never` kept where the script does not ask for it, and else while everybody consents.
                 * @enum {string}
                 */
                sound: "never" | "with-consent" | "now";
            };
            /** @description LiveKit identity of the one agent that conducts; nobody else in the room is the officer. */
            officer: string | null;
            /** @description The open question, exactly as it is spoken, and whom it is put to. */
            question: {
                /** @description Among all answers that are due, in their order. */
                number: number;
                step: string;
                round: number;
                respondent: string;
                text: string;
            } | null;
            /**
             * @description Who is to answer.
             * @enum {string}
             */
            turn: "you" | "other" | "nobody";
            /** @description What keeps the interview from going on: its start; an officer, which comes or is being replaced; somebody who is missing; a pause; the decision of whoever is in charge. Why it waits for a decision is not said. */
            waiting: {
                /** @enum {string} */
                for: "start" | "officer" | "respondents" | "resume" | "decision";
                /** @description Who is missing in the room. */
                respondents: string[];
            } | null;
            /** @description Answers that are due, of everybody. */
            due: number;
            /** @description Of this respondent alone, without what was said. `saved`: the answer is durable. */
            answers: {
                /** @description Among all answers that are due, in their order. */
                number: number;
                step: string;
                round: number;
                /** @enum {string} */
                status: "pending" | "open" | "accepted" | "contrary" | "unresolved" | "waived";
                saved: boolean;
            }[];
            /** @description Respondents in the room. */
            present: string[];
            /** @description Once the interview is over, for an hour. A correction is asked of whoever asked the questions. */
            end: {
                /** @description Of this respondent alone, in their own words. */
                answers: components["schemas"]["OwnAnswer"][];
                /** @description Null until the record is sealed, some seconds after the end: read the seat again. */
                record: {
                    head: string;
                    entries: number;
                    /** Format: date-time */
                    sealed_at: string;
                } | null;
            } | null;
        };
        OwnAnswer: {
            /** @enum {string} */
            kind: "answer" | "correction" | "withdrawal";
            /** @description Null when the question is not due any more. */
            number: number | null;
            step: string;
            /** @description Null for a withdrawal. */
            question: string | null;
            /** @description As they stand in the record; null when nothing was said. */
            words: string | null;
            by: ("spoken" | "typed" | "dictated") | null;
            /** @description As the record has it: `accepted`, `contrary`, `declined` and so on. */
            outcome: string;
            /** @description No later answer of theirs to the same question took its place. */
            stands: boolean;
            /** Format: date-time */
            at: string;
        };
        Record: {
            /** @enum {string} */
            format: "lexnova-record/1" | "lexnova-record/2";
            /** Format: uuid */
            session_id: string;
            /** @enum {string} */
            kind: "scripted" | "observed" | "assistant";
            entries: {
                seq: number;
                at: string;
                type: string;
                data: {
                    [key: string]: unknown;
                };
                commitments: {
                    [key: string]: string;
                };
                prev: string;
                hash: string;
            }[];
            openings: {
                commitment: string;
                salt: string;
                value: unknown;
            }[];
            head: string;
            sealed: boolean;
        };
        Verification: {
            verified: boolean;
            /** @description The first entry that does not fit; without seq, the document itself. */
            fault?: {
                seq?: number;
                problem: string;
            };
            sealed: boolean;
            entries: number;
            head?: string;
            /** @description The chain itself holds session_id and kind; records of the first format do not. */
            bound: boolean;
            /** @description Values that were erased; the chain holds without them. */
            erased: number;
            /** @description Types of entries that this version does not know; the chain binds them like any other. */
            unknown_types?: string[];
            completeness?: {
                complete: boolean;
                due: number;
                accepted: number;
                missing: {
                    step: string;
                    respondent: string;
                    status: string;
                }[];
                /** @enum {string} */
                from: "entries" | "statement";
            };
        };
        History: {
            events: {
                id: number;
                /** Format: date-time */
                at: string;
                /** @description Temporal's name of it, as `WorkflowExecutionSignaled`. */
                type: string;
                /** @description Name of the signal, update, activity or timer; empty where it has none. */
                summary: string;
                /** @description Of the message of an agent that it brought; entries carry the same. */
                message_id?: {
                    epoch: number;
                    seq: number;
                };
                /** @description Entries of the record that came of it, by their numbers. */
                entry_seqs: number[];
                /** @description All that the event says, with its payloads decoded. */
                payload: unknown;
            }[];
            /**
             * @description `archived`: as it was kept when the record was sealed.
             * @enum {string}
             */
            source: "running" | "archived";
            /** @description Give it as cursor for what follows; null at the end. */
            next_cursor: number | null;
        };
        Transcript: {
            segments: {
                /** @description Of the agent since whose joining the milliseconds count. */
                epoch: number;
                segment: string;
                /** @description A respondent, or `officer`. */
                speaker: string;
                /** @enum {string} */
                channel: "voice" | "typed";
                start_ms: number;
                end_ms: number;
                text: string;
                confidence: number | null;
                is_final: boolean;
                /** Format: date-time */
                created_at: string;
            }[];
            /** @description Give it as since, now or later, for what comes after. */
            next: string;
        };
        Recording: {
            /** Format: uuid */
            session_id: string;
            tracks: string[];
            /** @description Of recording.wav. */
            length_ms: number;
            periods: {
                /** @description Of the agent since whose joining the milliseconds count. */
                epoch: number;
                tracks: string[];
                start_ms: number;
                /** @description null while it lasts, and when its agent was lost. */
                end_ms: number | null;
                /** @description Why it ended. */
                code: string | null;
            }[];
            /** @description What stands where in recording.wav; skipped_ms is left out of the break before it. */
            parts: {
                /** Format: date-time */
                at: string;
                file_ms: number;
                length_ms: number;
                skipped_ms: number;
            }[];
            chunks: {
                /** @description Of the agent since whose joining the milliseconds count. */
                epoch: number;
                /** @description A respondent, or `officer`. */
                track: string;
                number: number;
                start_ms: number;
                end_ms: number;
                sha256: string;
                file: string;
                /** @description Its place in recording.wav; null when nothing was kept of it. */
                file_ms: number | null;
                /**
                 * @description `missing` and `altered`: the record has a hash that nothing stored has. `unrecorded`: the record has no hash of it, or not yet.
                 * @enum {string}
                 */
                state: "stored" | "missing" | "altered" | "unrecorded";
            }[];
            gaps: {
                /** @description Of the agent since whose joining the milliseconds count. */
                epoch: number;
                /** @description A respondent, or `officer`. */
                track: string;
                start_ms: number;
                /** @description null: until that agent was lost. */
                end_ms: number | null;
                code: string;
                /** @description Its place in recording.wav; null when nothing was kept of it. */
                file_ms: number | null;
            }[];
            /** @description The questions as they were put. */
            marks: {
                step: string;
                respondent: string;
                round: number;
                /** @description Of the agent since whose joining the milliseconds count. */
                epoch: number;
                start_ms: number;
                end_ms: number;
                /** @description Its place in recording.wav; null when nothing was kept of it. */
                file_ms: number | null;
                answer: {
                    speaker: string;
                    start_ms: number;
                    end_ms: number;
                } | null;
            }[];
        };
        CreatedRoom: {
            sid: string;
            name: string;
            max_participants: number;
            /** @description Unix seconds. */
            creation_time: number;
            interviewer_token: string;
            candidate_token: string;
            agent_token: string;
            url: string;
            /**
             * Format: uuid
             * @description The observed interview that this room is.
             */
            session_id: string;
        };
        RoomToken: {
            token: string;
            room_name: string;
            participant_identity: string;
            url: string;
        };
        Room: {
            /** @description null while LiveKit does not have the room. */
            sid: string | null;
            name: string;
            max_participants: number;
            num_participants: number;
            creation_time: number | null;
            /**
             * Format: uuid
             * @description The observed interview that this room is.
             */
            session_id: string;
        };
        Participant: {
            sid: string;
            identity: string;
            name: string;
            /** @description null for whom no token was given out here. */
            role: ("interviewer" | "candidate" | "agent" | "participant") | null;
            /** @enum {string} */
            state: "joining" | "joined" | "active" | "disconnected";
            /** Format: date-time */
            joined_at: string;
            is_publisher: boolean;
        };
        Operations: {
            /** Format: date-time */
            as_of: string;
            /** @description The most urgent first, and of those the longest. */
            attention: components["schemas"]["Attention"][];
            /** @description Interviews that have begun and are not over. */
            running: number;
            /** @description Of the last day, the latest first. */
            recoveries: {
                /** Format: uuid */
                session_id: string;
                /** Format: date-time */
                at: string;
                seconds: number;
                /**
                 * @description `agent`: another one took the place of one that was lost; `person`: an interruption was lifted.
                 * @enum {string}
                 */
                what: "agent" | "person";
            }[];
            parts: components["schemas"]["Health"];
            /** @description Workflow workers as Temporal knows them; null while it cannot say. */
            workers: {
                identity: string;
                version: string | null;
                polls: ("workflow" | "activity")[];
                /** Format: date-time */
                last_seen_at: string;
            }[] | null;
            /** @description Tasks that wait for a worker, as Temporal counts them. */
            backlog: number | null;
            agents: {
                /** Format: uuid */
                id: string;
                version: string | null;
                host: string | null;
                /** @description Interviews that it conducts now. */
                jobs: number | null;
                max_jobs: number | null;
                /** @description Share of its places that are taken. */
                load: number | null;
                hearing: string;
                judging: string;
                speaking: string;
                /** Format: date-time */
                last_seen_at: string;
            }[];
            /** @description Of Temporal's own pages: `interview-{session id}` is put behind it. null where none is set. */
            temporal_ui: string | null;
        };
        Attention: {
            session: components["schemas"]["SessionSummary"];
            /**
             * @description `interrupted`: a person has to decide, the cause says on what; `agent-lost`: it runs without an officer; `silent`: nobody has answered for long; `absent`: somebody has been away for long; `paused`: for long; `unsealed`: over, and its record is not sealed; `not-begun`: Temporal has not taken it.
             * @enum {string}
             */
            kind: "interrupted" | "agent-lost" | "absent" | "silent" | "paused" | "unsealed" | "not-begun";
            /** Format: date-time */
            since: string;
            cause: components["schemas"]["Cause"] | null;
            /** @description What a person can do about it. */
            actions: ("pause" | "resume" | "retake" | "waive" | "end")[];
        };
        SignIn: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description To the minute.
             */
            last_used_at: string;
            address: string | null;
            /** @description What the browser calls itself. */
            agent: string | null;
            /** @description By which this was asked. */
            current: boolean;
        };
        User: {
            /** Format: uuid */
            id: string;
            label: string;
            /** Format: date-time */
            created_at: string;
            /** @description By which they sign in; null without an account. */
            name: string | null;
            /** @description Of their account. Each of their keys has a role of its own. */
            roles: ("lawyer" | "reviewer" | "operator" | "admin")[];
            signed_in: boolean;
        };
        StaffInvitation: {
            /** Format: uuid */
            id: string;
            label: string;
            roles: ("lawyer" | "reviewer" | "operator" | "admin")[];
            /** @description Whose account it makes or opens again; null for who is new. */
            user_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            expired: boolean;
        };
        CreatedApiKey: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            user_id: string;
            label: string;
            /** @enum {string} */
            role: "lawyer" | "reviewer" | "operator" | "admin";
            /** Format: date-time */
            created_at: string;
            /** @description Null: it holds until it is revoked. */
            expires_at: string | null;
            /** @description Shown this once; only its hash is kept. */
            key: string;
        };
        ApiKey: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            user_id: string;
            /** @enum {string} */
            role: "lawyer" | "reviewer" | "operator" | "admin";
            label: string;
            /** Format: date-time */
            created_at: string;
            revoked_at: string | null;
            /** @description Null: it holds until it is revoked. */
            expires_at: string | null;
            /** @description To the minute. */
            last_used_at: string | null;
        };
        AuditEntry: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            /** @description Null where nobody was known: a wrong key, a wrong name. */
            who: {
                /** Format: uuid */
                user_id: string;
                label: string;
            } | null;
            /** @enum {string} */
            via: "key" | "cookie" | "none";
            /** @description The `operationId` of what was asked; `read:record`, `read:transcript`, `read:recording`, `read:history` and `read:room` for reads. */
            act: string;
            /** @description The id of the interview, the user, the key or the link. */
            about: string | null;
            /** @description `done`, or the `code` of the problem. */
            outcome: string;
            address: string | null;
            /** @description The same refusal within a minute is one entry. */
            times: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getService: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDocs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDocsAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: "start.js" | "swagger-ui.css" | "swagger-ui-bundle.js" | "favicon-32x32.png";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": unknown;
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        openapi: string;
                        info: {
                            [key: string]: unknown;
                        };
                        paths: {
                            [key: string]: unknown;
                        };
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readScriptSchema: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        $schema: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description One or several. */
                status?: ("pending" | "active" | "paused" | "interrupted" | "completed" | "cancelled") | ("pending" | "active" | "paused" | "interrupted" | "completed" | "cancelled")[];
                reference?: string;
                label?: string;
                /** @description Part of reference or label, or the beginning of an id. Names are for POST /sessions/search. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sessions: components["schemas"]["SessionSummary"][];
                        /** @description Give it as cursor for the next page; null at the end. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: the same key of the same caller has the effect of the first time. With another request it is refused: 422 `idempotency-key-reused`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    groom_name?: string;
                    bride_name?: string;
                    respondents?: {
                        id: string;
                        name: string;
                    }[];
                    /**
                     * @default scripted
                     * @enum {string}
                     */
                    kind?: "scripted" | "observed" | "assistant";
                    reference?: string;
                    label?: string;
                } & ({
                    respondents?: never;
                } | {
                    groom_name?: never;
                    bride_name?: never;
                });
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchSessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: the same key of the same caller has the effect of the first time. With another request it is refused: 422 `idempotency-key-reused`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Words of one name, whole, in any order. */
                    name: string;
                    status?: ("pending" | "active" | "paused" | "interrupted" | "completed" | "cancelled") | ("pending" | "active" | "paused" | "interrupted" | "completed" | "cancelled")[];
                    /** @default 20 */
                    limit?: number;
                    /** Format: uuid */
                    cursor?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sessions: components["schemas"]["SessionSummary"][];
                        /** @description Give it as cursor for the next page; null at the end. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followSessions: {
        parameters: {
            query?: {
                /** @description Whose record is watched. */
                session?: string;
            };
            header?: {
                /** @description Of the last event that was read: what has changed since is sent at once. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewScript: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: the same key of the same caller has the effect of the first time. With another request it is refused: 422 `idempotency-key-reused`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    file: string;
                    /**
                     * @description Of the questions; found from them where it is not given.
                     * @enum {string}
                     */
                    language?: "en" | "fr" | "de" | "es" | "ar";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScriptPreview"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadScript: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: the same key of the same caller has the effect of the first time. With another request it is refused: 422 `idempotency-key-reused`. */
                "Idempotency-Key"?: string;
            };
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    file: string;
                    /**
                     * @description Of the questions; found from them where it is not given.
                     * @enum {string}
                     */
                    language?: "en" | "fr" | "de" | "es" | "ar";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadedScript"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getScript: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionScript"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    editScript: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: the same key of the same caller has the effect of the first time. With another request it is refused: 422 `idempotency-key-reused`. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the script that was edited: 412 when another edit came first. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    script_content?: string;
                    steps?: unknown[];
                    title?: unknown;
                    language?: unknown;
                    respondents?: unknown;
                    opening?: unknown;
                    closing?: unknown;
                } & ({
                    steps?: never;
                    title?: never;
                    respondents?: never;
                    opening?: never;
                    closing?: never;
                } | {
                    script_content?: never;
                });
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionScript"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startInterview: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: the same key of the same caller has the effect of the first time. With another request it is refused: 422 `idempotency-key-reused`. */
                "Idempotency-Key"?: string;
            };
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedSession"];
                };
            };
            /** @description Accepted; the room is not there yet. Call again. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedSession"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pauseInterview: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: the same key of the same caller has the effect of the first time. With another request it is refused: 422 `idempotency-key-reused`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason?: string;
                    /**
                     * @description It was previewed at expected_revision, 0 when absent: 409 when any step or the status has changed since, so that it could do something else.
                     * @constant
                     */
                    as_foreseen?: true;
                    /** @description The progress revision that the person was looking at; 409 when the matter has changed since, or there is no such revision yet. */
                    expected_revision?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeInterview: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: the same key of the same caller has the effect of the first time. With another request it is refused: 422 `idempotency-key-reused`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason?: string;
                    /**
                     * @description It was previewed at expected_revision, 0 when absent: 409 when any step or the status has changed since, so that it could do something else.
                     * @constant
                     */
                    as_foreseen?: true;
                    /** @description The progress revision that the person was looking at; 409 when the matter has changed since, or there is no such revision yet. */
                    expected_revision?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endInterview: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: the same key of the same caller has the effect of the first time. With another request it is refused: 422 `idempotency-key-reused`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason?: string;
                    /**
                     * @description It was previewed at expected_revision, 0 when absent: 409 when any step or the status has changed since, so that it could do something else.
                     * @constant
                     */
                    as_foreseen?: true;
                    /** @description The progress revision that the person was looking at; 409 when the matter has changed since, or there is no such revision yet. */
                    expected_revision?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retakeStep: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: the same key of the same caller has the effect of the first time. With another request it is refused: 422 `idempotency-key-reused`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                step: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason?: string;
                    /**
                     * @description It was previewed at expected_revision, 0 when absent: 409 when any step or the status has changed since, so that it could do something else.
                     * @constant
                     */
                    as_foreseen?: true;
                    /** @description The progress revision that the person was looking at; 409 when the matter has changed since, or there is no such revision yet. */
                    expected_revision?: number;
                    /** @description Of the step; all of them when absent. */
                    respondent?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    waiveStep: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: the same key of the same caller has the effect of the first time. With another request it is refused: 422 `idempotency-key-reused`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                step: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /**
                     * @description It was previewed at expected_revision, 0 when absent: 409 when any step or the status has changed since, so that it could do something else.
                     * @constant
                     */
                    as_foreseen?: true;
                    /** @description The progress revision that the person was looking at; 409 when the matter has changed since, or there is no such revision yet. */
                    expected_revision?: number;
                    /** @description Of the step; all of them when absent. */
                    respondent?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewAct: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: the same key of the same caller has the effect of the first time. With another request it is refused: 422 `idempotency-key-reused`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    act: "pause" | "resume" | "retake" | "waive" | "end";
                    /** @description Due for `retake` and `waive`. */
                    step?: string;
                    /** @description Of the step; all of them when absent. */
                    respondent?: string;
                } | unknown | {
                    /** @enum {unknown} */
                    act?: "pause" | "resume" | "end";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getViewToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: the same key of the same caller has the effect of the first time. With another request it is refused: 422 `idempotency-key-reused`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                        /** @description Of the LiveKit server. */
                        url: string;
                        room_name: string;
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInvitations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        invitations: components["schemas"]["Invitation"][];
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteRespondents: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: the same key of the same caller has the effect of the first time. With another request it is refused: 422 `idempotency-key-reused`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description A browser that has come in before stays in.
                     * @default 720
                     */
                    expires_in_hours?: number;
                    /** @description All who have no link in force when absent. */
                    respondent?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        invitations: components["schemas"]["MadeInvitation"][];
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: the same key of the same caller has the effect of the first time. With another request it is refused: 422 `idempotency-key-reused`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                invitation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description A browser that has come in before stays in.
                     * @default 720
                     */
                    expires_in_hours?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeInvitation"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                invitation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSeat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Seat"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It holds no longer; `code` says why */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeSeat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of this browser, for `Authorization: Bearer`; ends an hour after its last use. */
                        secret: string;
                        seat: components["schemas"]["Seat"];
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It holds no longer; `code` says why */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leaveSeat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "left";
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It holds no longer; `code` says why */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSeatToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the LiveKit server. */
                        url: string;
                        token: string;
                        room: string;
                        identity: string;
                        /** @description Seconds in which it has to be used. */
                        expires_in: number;
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It holds no longer; `code` says why */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followSeat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It holds no longer; `code` says why */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReceipt: {
        parameters: {
            query?: {
                /** @description That of the script when absent. */
                language?: "en" | "fr" | "de" | "es" | "ar";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It holds no longer; `code` says why */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkSound: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the LiveKit server. */
                        url: string;
                        token: string;
                        room: string;
                        identity: string;
                        /** @description Seconds in which it has to be used. */
                        expires_in: number;
                        /** @description The words come back in writing too. */
                        recognises: boolean;
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It holds no longer; `code` says why */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHistory: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The event after which the page begins. */
                cursor?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTranscript: {
        parameters: {
            query?: {
                /** @description What came after this cursor. */
                since?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transcript"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRecording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recording"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRecordingChunk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                epoch: number;
                track: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/flac": unknown;
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadRecording: {
        parameters: {
            query?: {
                /** @description This track alone. */
                track?: string;
                /** @description `true` puts all tracks into one channel; otherwise each has its own. */
                mix?: "true" | "false";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/wav": unknown;
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRoom: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: the same key of the same caller has the effect of the first time. With another request it is refused: 422 `idempotency-key-reused`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Chosen by the server when it is absent. */
                    room_name?: string;
                    /** @default 10 */
                    max_participants?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedRoom"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    generateToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: the same key of the same caller has the effect of the first time. With another request it is refused: 422 `idempotency-key-reused`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    room_name: string;
                    participant_identity: string;
                    participant_name?: string;
                    /**
                     * @default participant
                     * @enum {string}
                     */
                    role?: "interviewer" | "candidate" | "agent" | "participant";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoomToken"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRooms: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rooms: components["schemas"]["Room"][];
                        /** @description Give it as cursor for the next page; null at the end. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listParticipants: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        room_name: string;
                        participants: components["schemas"]["Participant"][];
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteRoom: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "deleted";
                        room_name: string;
                        /**
                         * Format: uuid
                         * @description The observed interview that this room is.
                         */
                        session_id: string;
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOperations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operations"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: {
                            /** Format: uuid */
                            id: string;
                            /** @description By which they sign in. */
                            name: string;
                            /** @description By which others know them. */
                            label: string;
                            roles: ("lawyer" | "reviewer" | "operator" | "admin")[];
                        };
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It holds no longer; `code` says why */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It holds no longer; `code` says why */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lookAtWelcome: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What stands in the link after its "#". */
                    secret: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        label: string;
                        roles: ("lawyer" | "reviewer" | "operator" | "admin")[];
                        /** @description Of the account that it opens again, where there is one. */
                        name: string | null;
                        /** Format: date-time */
                        expires_at: string;
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It holds no longer; `code` says why */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptWelcome: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What stands in the link after its "#". */
                    secret: string;
                    name: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: {
                            /** Format: uuid */
                            id: string;
                            /** @description By which they sign in. */
                            name: string;
                            /** @description By which others know them. */
                            label: string;
                            roles: ("lawyer" | "reviewer" | "operator" | "admin")[];
                        };
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It holds no longer; `code` says why */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            /** @description By which others know them. */
                            label: string;
                            roles: ("lawyer" | "reviewer" | "operator" | "admin")[];
                        };
                        /** @enum {string} */
                        via: "cookie" | "key";
                        signed_in_at: string | null;
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    current: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ended_sign_ins: number;
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMySignIns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sign_ins: components["schemas"]["SignIn"][];
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endMySignIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sign_in: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        users: components["schemas"]["User"][];
                        /** @description Give it as cursor for the next page; null at the end. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: the same key of the same caller has the effect of the first time. With another request it is refused: 422 `idempotency-key-reused`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    label: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        revoked_keys: number;
                        ended_sign_ins: number;
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setRoles: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: the same key of the same caller has the effect of the first time. With another request it is refused: 422 `idempotency-key-reused`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    roles: ("lawyer" | "reviewer" | "operator" | "admin")[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSignIns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sign_ins: components["schemas"]["SignIn"][];
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                sign_in: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listStaffInvitations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        invitations: components["schemas"]["StaffInvitation"][];
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: the same key of the same caller has the effect of the first time. With another request it is refused: 422 `idempotency-key-reused`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    label: string;
                    roles: ("lawyer" | "reviewer" | "operator" | "admin")[];
                    /** Format: uuid */
                    user_id?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        label: string;
                        roles: ("lawyer" | "reviewer" | "operator" | "admin")[];
                        /** @description Whose account it makes or opens again; null for who is new. */
                        user_id: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        expires_at: string;
                        expired: boolean;
                        /** @description Shown this once; only its hash is kept. */
                        link: string;
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeStaffInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                user_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        api_keys: components["schemas"]["ApiKey"][];
                        /** @description Give it as cursor for the next page; null at the end. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: the same key of the same caller has the effect of the first time. With another request it is refused: 422 `idempotency-key-reused`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    label: string;
                    /** @enum {string} */
                    role: "lawyer" | "reviewer" | "operator" | "admin";
                    /**
                     * Format: uuid
                     * @description Whose key; without it the key is for a new user of this label.
                     */
                    user_id?: string;
                    /**
                     * Format: date-time
                     * @description From then on it is refused. Without it the key holds until it is revoked.
                     */
                    expires_at?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: date-time */
                        revoked_at: string;
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such thing, or not for this caller to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description A user. */
                who?: string;
                about?: string;
                act?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: components["schemas"]["AuditEntry"][];
                        /** @description Give it as cursor for the next page; null at the end. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in, and no good key came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not as declared; `errors` says where */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is away; `detail` says which and what to do */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` and `detail` say why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
