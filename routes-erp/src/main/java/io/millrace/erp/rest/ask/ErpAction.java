/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.ask;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.api.ApiException;
import io.millrace.core.check.Settings;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.PostError;
import io.millrace.core.post.Posting;
import io.millrace.core.post.RestAnswer;
import io.millrace.core.post.RestClient;
import io.millrace.core.post.RestFailure;
import io.millrace.erp.action.ActionError;
import io.millrace.erp.action.Answers;
import io.millrace.erp.action.Unanswered;
import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * The one step of an action kamelet of a REST ERP: the body is a question, then its answer. What it cannot answer it says
 * as an {@link ApiException}. It waits for no thread.
 *
 * <p>Properties: {@code server} ({@link RestClient}).
 *
 * @param <Q> the question
 */
public abstract class ErpAction<Q extends Record> extends AsyncProcessorSupport implements Settings, CamelContextAware {

    static final String SYSTEM = "ERP";

    private final Class<Q> type;
    private final RestClient server = new RestClient(SYSTEM);
    private final Posting posting = Unanswered.posting(SYSTEM);
    private CamelContext camelContext;

    ErpAction(Class<Q> type) {
        this.type = type;
    }

    public final RestClient getServer() {
        return server;
    }

    /** @param asOf now */
    abstract Future<? extends Record> answer(Q question, OffsetDateTime asOf);

    @Override
    public final boolean process(Exchange exchange, AsyncCallback callback) {
        return Answers.give(exchange, callback, type, SYSTEM, this::answer);
    }

    final Posting posting() {
        return posting;
    }

    /** What the ERP says to a question, which is also that there is no such thing: 404 with its code. */
    final Future<RestAnswer> read(String path, Map<String, String> parameters) {
        return server.get(path, parameters)
                .recover(failure -> Future.failedFuture(RestFailure.of(failure, posting, true)))
                .map(this::said)
                .recover(failure -> Future.failedFuture(nothingDone(failure)));
    }

    private RestAnswer said(RestAnswer answer) {
        boolean unknown = answer.status() == 404 && !answer.code().isEmpty();
        if (!answer.isSuccessful() && !unknown) {
            throw answer.refused(posting);
        }
        return answer;
    }

    /** Of a question nothing is left open. */
    private static Throwable nothingDone(Throwable failure) {
        if (!(failure instanceof NotPosted.Ambiguous open)) {
            return failure;
        }
        String text = open.getMessage().substring(open.code().code().length() + 1);
        return new NotPosted.NotProcessed(open.code(), text, null, open);
    }

    /** @throws ApiException {@link ActionError#UNKNOWN} if there is no such thing; as {@link #understood} */
    final <W, A> A known(Q question, RestAnswer answer, Class<W> wire, Function<W, A> mapping) {
        if (!answer.isSuccessful()) {
            String text = SYSTEM + " did not give " + question + ": " + answer.code() + ' ' + answer.message();
            throw new ApiException(ActionError.UNKNOWN, text.strip(), null);
        }
        return understood(answer, wire, mapping);
    }

    /** @throws NotPosted if what the ERP answered makes no sense */
    final <W, A> A understood(RestAnswer answer, Class<W> wire, Function<W, A> mapping) {
        if (!answer.isSuccessful()) {
            throw answer.refused(posting);
        }
        try {
            return mapping.apply(CanonicalJson.read(answer.body(), wire));
        } catch (MfgException unreadable) {
            String text = posting + " was answered, but " + unreadable.getMessage();
            throw new NotPosted.NotProcessed(PostError.UNREADABLE_ANSWER, text, null, unreadable);
        }
    }

    @Override
    public void check() {
        server.check();
    }

    @Override
    public final List<String> addresses() {
        return server.addresses();
    }

    @Override
    protected void doStart() {
        check();
        server.open(camelContext);
    }

    @Override
    protected void doStop() {
        server.close();
    }

    @Override
    public final CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public final void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
