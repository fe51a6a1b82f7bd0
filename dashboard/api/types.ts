/** What pages send to the API and get from it. Written by `node test/api-types/write.ts`. */

export interface paths {
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
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
            code: "over" | "not-started" | "already-started" | "no-script" | "invalid-script" | "unknown-step" | "step-changed" | "already-accepted" | "step-not-due" | "not-active" | "not-standing-still" | "forged" | "workflow-gone" | "busy" | "script-changed" | "unauthenticated" | "forbidden" | "cross-site" | "not-found" | "method-not-allowed" | "bad-request" | "invalid-input" | "unsupported-media-type" | "too-large" | "too-slow" | "too-many-requests" | "kind-not-available" | "idempotency-key-reused" | "own-key" | "own-role" | "no-account" | "name-taken" | "weak-password" | "wrong-name-or-password" | "wrong-password" | "key-shown-before" | "invitation-exists" | "invitation-shown-before" | "invitation-unknown" | "invitation-used" | "invitation-revoked" | "invitation-renewed" | "invitation-expired" | "seat-unknown" | "seat-moved" | "seat-left" | "seat-expired" | "not-over" | "no-record" | "no-recording" | "recording-too-long" | "interview-room" | "room-taken" | "identity-taken" | "name-search-not-configured" | "livekit-not-configured" | "livekit-unreachable" | "temporal-not-configured" | "temporal-unreachable" | "postgres-unreachable" | "worker-silent" | "internal";
            /** @description What is wrong with the input: a JSON pointer into it, and what. */
            errors?: {
                path: string;
                message: string;
            }[];
        } & {
            [key: string]: unknown;
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
}
