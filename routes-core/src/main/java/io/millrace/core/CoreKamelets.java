/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core;

/** The kamelets of this module for the Java DSL. Generated: run the build with -Dmillrace.update=true. */
public final class CoreKamelets {

    /** Ask Action. */
    public static final String ASK_ACTION = "kamelet:mfg-ask-action";

    /** Bearer Token Action. */
    public static final String BEARER_TOKEN_ACTION = "kamelet:mfg-bearer-token-action";

    /** Change Filter Action. */
    public static final String CHANGE_FILTER_ACTION = "kamelet:mfg-change-filter-action";

    /** Counter Sink. */
    public static final String COUNTER_SINK = "kamelet:mfg-counter-sink";

    /** Counter Source. */
    public static final String COUNTER_SOURCE = "kamelet:mfg-counter-source";

    /** Event Sink. */
    public static final String EVENT_SINK = "kamelet:mfg-event-sink";

    /** Event Source. */
    public static final String EVENT_SOURCE = "kamelet:mfg-event-source";

    /** Fence Closed Action. */
    public static final String FENCE_CLOSED_ACTION = "kamelet:mfg-fence-closed-action";

    /** Fence Sink. */
    public static final String FENCE_SINK = "kamelet:mfg-fence-sink";

    /** Master Data Sink. */
    public static final String MASTER_DATA_SINK = "kamelet:mfg-master-data-sink";

    /** Posting Rules Action. */
    public static final String POSTING_RULES_ACTION = "kamelet:mfg-posting-rules-action";

    /** Posting Rules Sink. */
    public static final String POSTING_RULES_SINK = "kamelet:mfg-posting-rules-sink";

    /** Problem Action. */
    public static final String PROBLEM_ACTION = "kamelet:mfg-problem-action";

    /** Quarantine Sink. */
    public static final String QUARANTINE_SINK = "kamelet:mfg-quarantine-sink";

    /** Webhook Source. */
    public static final String WEBHOOK_SOURCE = "kamelet:mfg-webhook-source";

    private CoreKamelets() {}
}
