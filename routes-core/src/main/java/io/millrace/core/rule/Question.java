/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether one posting may be sent; the answer is there when it is durable. */
final class Question {

    private final String target;
    private final String posting;
    private final @Nullable Long delivery;
    private final Work work;
    private final Rules rules;
    private volatile List<Finding> findings = List.of();

    /**
     * @param posting what is the same on every try: its yield counts once
     * @param delivery of a ledger, if it is one
     */
    Question(String target, String posting, @Nullable Long delivery, Work work, Rules rules) {
        this.target = target;
        this.posting = posting;
        this.delivery = delivery;
        this.work = work;
        this.rules = rules;
    }

    String target() {
        return target;
    }

    String posting() {
        return posting;
    }

    @Nullable
    Long delivery() {
        return delivery;
    }

    Work work() {
        return work;
    }

    Rules rules() {
        return rules;
    }

    void answer(List<Finding> its) {
        findings = its;
    }

    List<Finding> findings(Policy policy) {
        return findings.stream().filter(each -> each.policy() == policy).toList();
    }
}
