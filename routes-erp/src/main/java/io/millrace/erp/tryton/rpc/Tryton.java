/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.error.ErrorCode;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.PostError;
import io.millrace.core.post.Posting;
import io.millrace.core.post.RestFailure;
import io.millrace.erp.tryton.TrytonError;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one posting, or of one question. What fails is a {@link NotPosted} with what it means for the whole
 * posting: a question that is not answered has changed nothing, unless something was {@linkplain #effective() done}
 * before; then, or when a change is not answered, only a look-up tells.
 */
public final class Tryton {

    /** How the names of such warnings end. */
    private static final String NO_ORIGIN = ".done";

    private final TrytonServer server;
    private final Posting posting;
    private final boolean lookUp;
    private boolean effective;

    public Tryton(TrytonServer server, Posting posting, boolean lookUp) {
        this.server = server;
        this.posting = posting;
        this.lookUp = lookUp;
    }

    /** Stock or a state was changed: a refusal from here on leaves the posting half done. */
    public void effective() {
        effective = true;
    }

    /** Records in the order of their ids. @param domain clauses of field, operator and value */
    public List<JsonNode> search(String model, List<?> domain, String... fields) {
        return search(model, Map.of(), domain, null, List.of(List.of("id", "ASC")), fields);
    }

    /** @param context what the question takes beside the user's preferences, for example a date */
    public List<JsonNode> search(String model, Map<String, ?> context, List<?> domain, String... fields) {
        return search(model, context, domain, null, List.of(List.of("id", "ASC")), fields);
    }

    public List<JsonNode> search(
            String model,
            Map<String, ?> context,
            List<?> domain,
            @Nullable Integer limit,
            List<?> order,
            String... fields) {
        List<?> parameters = Arrays.asList(domain, 0, limit, order, List.of(fields));
        return Values.list(call(false, "model." + model + ".search_read", context, parameters));
    }

    /** The one with the lowest id, or null. */
    public @Nullable JsonNode first(String model, List<?> domain, String... fields) {
        List<JsonNode> found = search(model, Map.of(), domain, 1, List.of(List.of("id", "ASC")), fields);
        return found.isEmpty() ? null : found.get(0);
    }

    /** What a model works out of values that are not kept: {@code reset_bom}. */
    public JsonNode workOut(String model, String method, Map<String, ?> values) {
        return call(false, "model." + model + '.' + method, Map.of(), List.of(values));
    }

    /** Creates records, all or none. @return their ids */
    public List<Integer> create(String model, List<? extends Map<String, ?>> values) {
        return Values.ids(call(true, "model." + model + ".create", Map.of(), List.of(values)));
    }

    public void write(String model, int id, Map<String, ?> values) {
        call(true, "model." + model + ".write", Map.of(), List.of(List.of(id), values));
    }

    /** Presses a button of the records: {@code wait}, {@code assign_try}, {@code done}. */
    public JsonNode press(String model, String button, List<Integer> ids) {
        return call(true, "model." + model + '.' + button, Map.of(), List.of(ids));
    }

    /** Presses a button also where Tryton warns that what is moved has no origin: here it is known that it has none. */
    public void pressWithoutOrigin(String model, String button, List<Integer> ids) {
        try {
            server.call("model." + model + '.' + button, Map.of(), List.of(ids));
        } catch (RpcFault fault) {
            if (fault.warning() == null || !fault.warning().endsWith(NO_ORIGIN)) {
                throw failure(fault, true);
            }
            confirm(fault.warning());
            press(model, button, ids);
        }
    }

    /** What a person does who answers Yes: it holds for the next call that would warn so. */
    private void confirm(String warning) {
        try {
            create("res.user.warning", List.of(Map.of("user", server.user(), "name", warning, "always", false)));
        } catch (RpcFault fault) {
            throw failure(fault, false);
        }
    }

    private JsonNode call(boolean changing, String method, Map<String, ?> context, List<?> parameters) {
        try {
            return server.call(method, context, parameters);
        } catch (RpcFault fault) {
            throw failure(fault, changing);
        }
    }

    private NotPosted failure(RpcFault fault, boolean changing) {
        boolean open = lookUp || effective;
        return switch (fault.kind()) {
            case REFUSED -> new NotPosted.Misconfigured(PostError.MISCONFIGURED, text("was turned away", fault), fault);
            case REJECTED -> lookUp ? ambiguous(PostError.REJECTED, fault) : rejected(PostError.REJECTED, fault);
            case BUSY ->
                open
                        ? ambiguous(PostError.BUSY, fault)
                        : new NotPosted.NotProcessed(
                                PostError.BUSY, text("has to wait", fault), fault.retryAfter(), fault);
            case CONFLICT -> open ? ambiguous(PostError.BUSY, fault) : again(PostError.BUSY, fault);
            case FAILED ->
                open || changing ? ambiguous(PostError.SYSTEM_FAILED, fault) : again(PostError.SYSTEM_FAILED, fault);
            case NO_ANSWER -> {
                NotPosted unanswered = RestFailure.of(fault.getCause(), posting, lookUp);
                boolean left = !(unanswered instanceof NotPosted.NotProcessed);
                yield open || left && changing
                        ? ambiguous(PostError.NO_ANSWER, fault)
                        : left ? again(PostError.NO_ANSWER, fault) : unanswered;
            }
        };
    }

    private NotPosted ambiguous(ErrorCode code, RpcFault fault) {
        return new NotPosted.Ambiguous(code, text(lookUp ? "could not be looked up" : "is uncertain", fault), fault);
    }

    private NotPosted again(ErrorCode code, RpcFault fault) {
        return new NotPosted.NotProcessed(code, text("was not begun", fault), null, fault);
    }

    private NotPosted rejected(ErrorCode code, RpcFault fault) {
        return refusal(code, text("was rejected", fault));
    }

    /** Tryton, or what it holds, does not allow the posting. */
    public NotPosted rejected(ErrorCode code, String reason) {
        return refusal(code, posting + " was rejected: " + reason);
    }

    private NotPosted refusal(ErrorCode code, String text) {
        return effective
                ? new NotPosted.Ambiguous(TrytonError.HALF_DONE, text + " after a part of it was done", null)
                : new NotPosted.Rejected(code, text, null);
    }

    /** A prerequisite is not in Tryton yet. */
    public NotPosted premature(String reason) {
        return new NotPosted.Premature(PostError.PREMATURE, posting + " came too early: " + reason, null);
    }

    private String text(String what, RpcFault fault) {
        Throwable cause = fault.getCause();
        return posting + " " + what + ": " + fault.getMessage() + (cause == null ? "" : ", " + cause);
    }
}
