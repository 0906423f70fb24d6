/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ingest;

import io.millrace.canonical.error.ErrorCode;

/** What can go wrong between a source and the durable accept of its event. */
public enum IngestError implements ErrorCode {
    WRONG_BODY(
            "MFG-INGEST-001",
            "A step of the flow got a body of another kind than it maps",
            "Correct the flow: name the data type that the step before it gives"),
    NO_MAPPING_RESULT("MFG-INGEST-002", "A mapping gave no result for a message", "Correct the mapper, then replay"),
    MAPPING_FAILED(
            "MFG-INGEST-003",
            "A mapping failed in a way its author did not foresee",
            "Correct the mapper or the message, then replay"),
    UNREADABLE(
            "MFG-INGEST-004",
            "The source's bytes are not what the source agreed to send",
            "Correct the source or replay corrected bytes"),
    NOT_COMMITTED(
            "MFG-INGEST-005",
            "The records were accepted but their Kafka offsets could not be committed",
            "Nothing: they are read again and recognised as known"),
    FLOW_FAILED(
            "MFG-INGEST-006", "A flow failed with an error of no known kind", "Read the text, correct, then replay"),
    REFUSED(
            "MFG-INGEST-007",
            "Kafka refuses the credentials of a consumer, or denies it the topic or the group; the events wait in Kafka",
            "Mend the credentials or the access rights; the consumer tries again by itself");

    private final String code;
    private final String meaning;
    private final String action;

    IngestError(String code, String meaning, String action) {
        this.code = code;
        this.meaning = meaning;
        this.action = action;
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
