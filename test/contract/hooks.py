"""What the fuzzer has to know of this API beyond its document."""

import base64
import hashlib
import hmac
import json
import os
import time

import requests
import schemathesis


def encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class SignedByLiveKit(requests.auth.AuthBase):
    """Signs the very bytes that are sent, as LiveKit does."""

    def __call__(self, request):
        body = request.body or b""
        digest = hashlib.sha256(body if isinstance(body, bytes) else body.encode()).digest()
        claims = {
            "iss": os.environ["CONTRACT_LIVEKIT_KEY"],
            "exp": int(time.time()) + 300,
            "sha256": base64.b64encode(digest).decode(),
        }
        parts = [json.dumps(part).encode() for part in ({"alg": "HS256", "typ": "JWT"}, claims)]
        signed = ".".join(encode(part) for part in parts)
        secret = os.environ["CONTRACT_LIVEKIT_SECRET"].encode()
        signature = hmac.new(secret, signed.encode(), hashlib.sha256).digest()
        request.headers["Authorization"] = f"{signed}.{encode(signature)}"
        return request


@schemathesis.hook
def before_call(ctx, case, kwargs):
    if case.path == "/livekit/webhook":
        kwargs["auth"] = SignedByLiveKit()
    if case.path == "/me/password":
        case.headers["Cookie"] = os.environ["CONTRACT_COOKIE"]
        case.headers["Sec-Fetch-Site"] = "same-origin"


# What no JSON Schema can say of a body.
UNSAYABLE = (
    "holds characters that are not text",
    "holds control characters",
    "holds characters that turn the direction of writing",
    "holds nothing that can be seen",
    "expected string to have >=1 characters",
    "each respondent needs an id of their own",
    "createdAt is not a time.",
    "is not in the future",
)


@schemathesis.check
def valid_input_is_understood(ctx, response, case):
    """What fits the document may be refused for what it says, and never for its form."""
    meta = case.meta
    if response.status_code != 422 or meta is None or not meta.generation.mode.is_positive:
        return
    problem = response.json()
    refused_for_its_form = problem["code"] == "invalid-input" and not problem["detail"].endswith(UNSAYABLE)
    assert not refused_for_its_form, f"fits the document and is refused: {problem['detail']}"
