/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.api;

/** What keeps a call to an API from being answered before any system is asked. */
public enum ApiError implements HttpError {
    NO_TOKEN(
            401,
            "MFG-API-001",
            "A call came without a valid token",
            "Get a new token; if it is refused again, compare its issuer and audience with those of the API"),
    NO_SCOPE(403, "MFG-API-002", "The token does not allow the call", "Have the named scope granted to the caller"),
    NO_KEYS(
            503,
            "MFG-API-003",
            "The keys of the identity provider could not be read, so no token can be checked",
            "Bring the identity provider back, or correct the address of its keys"),
    BAD_CALL(400, "MFG-API-004", "The call is not as the API's document says", "Correct the named field"),
    TOO_LATE(
            504,
            "MFG-API-005",
            "The system did not answer within the deadline",
            "Ask again later; if it happens often, look at the system, or give it more time"),
    UNKNOWN_OUTCOME(
            504,
            "MFG-API-006",
            "The system did not answer within the deadline, so nobody knows whether it did what was asked",
            "Send the same call again: it has one effect however often it is sent"),
    NOT_ASKED(
            503,
            "MFG-API-007",
            "The system has failed too often, so it is left alone for a while",
            "Bring the system back; it is asked again by itself"),
    TOO_MANY(503, "MFG-API-008", "Too many questions wait for the system", "Ask again later");

    private final int status;
    private final String code;
    private final String meaning;
    private final String action;

    ApiError(int status, String code, String meaning, String action) {
        this.status = status;
        this.code = code;
        this.meaning = meaning;
        this.action = action;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public String action() {
        return action;
    }
}
