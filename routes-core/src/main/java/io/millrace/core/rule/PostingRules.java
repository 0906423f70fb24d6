/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.rule;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.Event;
import io.millrace.core.check.Settings;
import io.millrace.core.db.Database;
import io.millrace.core.db.GroupCommit;
import io.millrace.core.ledger.Ledger;
import io.millrace.core.post.Delivery;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.Posting;
import io.millrace.core.step.AsyncStep;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.util.ObjectHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The step of {@code mfg-posting-rules-action}: lets a canonical event through to be posted if it breaks no rule. One
 * that does is {@link NotPosted.Rejected}, or {@link NotPosted.Premature} if its order is not known yet; where the policy
 * is to warn it goes on with a note.
 */
public final class PostingRules extends AsyncProcessorSupport implements Settings, CamelContextAware {

    private static final Logger LOG = LoggerFactory.getLogger(PostingRules.class);

    private CamelContext camelContext;
    private Policy orderOpen = Policy.REFUSE;
    private Policy operationKnown = Policy.REFUSE;
    private Policy lotOfItem = Policy.REFUSE;
    private Policy overDelivery = Policy.REFUSE;
    private String overDeliveryTolerance = "0";
    private Rules rules;
    private GroupCommit<Question> questions;
    private ExecutorService pool;

    @Override
    public void check() {
        Settings.require(
                overDeliveryTolerance.matches("\\d{1,4}(\\.\\d{1,9})?"),
                "overDeliveryTolerance",
                "must be a percentage from 0 to 9999, got " + overDeliveryTolerance);
    }

    @Override
    protected void doStart() {
        rules = new Rules(orderOpen, operationKnown, lotOfItem, overDelivery, new BigDecimal(overDeliveryTolerance));
        questions = new GroupCommit<>(Database.of(camelContext), "millrace-rules-ask", RuleBook.of(camelContext)::ask);
        pool = camelContext.getExecutorServiceManager().newCachedThreadPool(this, "posting-rules");
    }

    @Override
    protected void doStop() {
        questions.close();
        camelContext.getExecutorServiceManager().shutdown(pool);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return AsyncStep.run(exchange, callback, this::ask);
    }

    private @Nullable CompletionStage<?> ask(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (!(body instanceof Event<?> event)) {
            throw new MfgException(
                    RuleError.NOT_AN_EVENT,
                    "expected an event, got "
                            + (body == null ? "nothing" : body.getClass().getName()));
        }
        Delivery delivery = Delivery.of(exchange);
        Work work = Work.of(event.data());
        if (work == null || rules.areOff() || delivery != null && delivery.purpose() == Delivery.Purpose.LOOK_UP) {
            return null;
        }
        Question question = question(event, delivery, work);
        return questions
                .submit(question)
                .thenRunAsync(() -> follow(exchange, delivery, question), pool)
                .exceptionally(failure -> {
                    NotPosted refused = ObjectHelper.getException(NotPosted.class, failure);
                    throw refused != null ? refused : notAsked(exchange, question, failure);
                });
    }

    private Question question(Event<?> event, @Nullable Delivery delivery, Work work) {
        return delivery == null
                ? new Question(
                        "", event.envelope().source() + ' ' + event.envelope().id(), null, work, rules)
                : new Question(delivery.target(), Long.toString(delivery.id()), delivery.id(), work, rules);
    }

    private void follow(Exchange exchange, @Nullable Delivery delivery, Question question) {
        List<Finding> refused = question.findings(Policy.REFUSE);
        if (!refused.isEmpty()) {
            throw refusal(exchange, question, refused);
        }
        for (Finding each : question.findings(Policy.WARN)) {
            String text = posting(exchange, question) + " is sent all the same: " + each.text();
            if (delivery == null) {
                LOG.warn("{} {}", each.rule().code(), text);
            } else {
                Ledger.of(camelContext).note(delivery.id(), each.rule(), text);
            }
        }
    }

    /** What only time can mend comes again by itself; what a person has to mend is parked. */
    private static NotPosted refusal(Exchange exchange, Question question, List<Finding> refused) {
        Finding first = refused.stream()
                .filter(each -> each.rule() != RuleError.UNKNOWN_ORDER)
                .findFirst()
                .orElse(refused.get(0));
        String text = posting(exchange, question) + " is not sent: "
                + refused.stream().map(Finding::text).collect(Collectors.joining("; and ")) + ". "
                + first.rule().action();
        return first.rule() == RuleError.UNKNOWN_ORDER
                ? new NotPosted.Premature(first.rule(), text, null)
                : new NotPosted.Rejected(first.rule(), text, null);
    }

    private static NotPosted notAsked(Exchange exchange, Question question, Throwable failure) {
        return new NotPosted.NotProcessed(
                RuleError.NOT_ASKED, posting(exchange, question) + " has to wait: " + failure, null, failure);
    }

    private static Posting posting(Exchange exchange, Question question) {
        Event<?> event = exchange.getMessage().getBody(Event.class);
        String system = question.target().isEmpty() ? "its target" : question.target();
        return new Posting(system, event.envelope(), question.work().facts());
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    /** What becomes of a posting whose work order is closed or not known yet. */
    public void setOrderOpen(Policy orderOpen) {
        this.orderOpen = orderOpen;
    }

    /** What becomes of a posting for an operation that its order does not have. */
    public void setOperationKnown(Policy operationKnown) {
        this.operationKnown = operationKnown;
    }

    /** What becomes of a posting whose lot is known for other items only. */
    public void setLotOfItem(Policy lotOfItem) {
        this.lotOfItem = lotOfItem;
    }

    /** What becomes of a confirmation that brings its operation above the ordered quantity and the tolerance. */
    public void setOverDelivery(Policy overDelivery) {
        this.overDelivery = overDelivery;
    }

    /** Percent of the ordered quantity. */
    public void setOverDeliveryTolerance(String overDeliveryTolerance) {
        this.overDeliveryTolerance = overDeliveryTolerance;
    }
}
