/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.master;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.error.MfgException;
import io.millrace.core.check.Settings;
import io.millrace.core.post.ReadError;
import io.millrace.erp.master.MasterAnswer;
import io.millrace.erp.master.MasterPoll;
import io.millrace.erp.master.MasterQuestion;
import io.millrace.erp.sap.SapConnection;
import io.millrace.erp.sap.odata.ODataAnswer;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The second step of {@code mfg-sap-master-data-source}: asks SAP what {@link MasterPoll} wants to know, a page of the
 * server each time. It waits: its thread is the source's own.
 */
public final class ReadSapMasterData extends SapConnection implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(ReadSapMasterData.class);

    private static final String V2 = "API_PRODUCT_SRV";
    private static final String V4 = "API_PRODUCT";

    private String itemService = V2;

    /** By which of SAP's services items are read: {@code API_PRODUCT_SRV} (OData v2) or {@code API_PRODUCT} (v4). */
    public void setItemService(String itemService) {
        this.itemService = itemService;
    }

    @Override
    public void check() {
        super.check();
        Settings.require(
                itemService.equals(V2) || itemService.equals(V4),
                "itemService",
                "must be " + V2 + " or " + V4 + ", got '" + itemService + "'");
    }

    /** A page that another follows. */
    private record Page(String asked, ODataAnswer answer) {}

    @Override
    public void process(Exchange exchange) {
        MasterPoll poll = MasterPoll.asking(exchange);
        if (poll == null) {
            return;
        }
        try {
            poll.answered(exchange, answer(poll.question()));
        } catch (MfgException failed) {
            LOG.warn("{}. {}", failed.getMessage(), failed.code().action());
            poll.failed(exchange, failed.code() == ReadError.REFUSED);
        }
    }

    private MasterAnswer answer(MasterQuestion question) {
        SapMasterSet set = SapMasterSet.of(question.kind(), itemService.equals(V4));
        Page before = (Page) question.next();
        String asked = before == null ? set.address(question) : before.asked();
        ODataAnswer answer = await(
                question,
                before == null ? sap().get(asked) : Objects.requireNonNull(sap().next(asked, before.answer())));
        if (!answer.isSuccessful() || !answer.isSet()) {
            boolean passing = answer.status() >= 500 || answer.status() == 408 || answer.status() == 429;
            throw new MfgException(
                    passing ? ReadError.NOT_ANSWERED : ReadError.REFUSED,
                    "SAP, " + question.kind().word() + ": HTTP " + answer.status());
        }
        List<JsonNode> records = answer.entities();
        return new MasterAnswer(records, latest(set, records), answer.hasNext() ? new Page(asked, answer) : null);
    }

    private static @Nullable Instant latest(SapMasterSet set, List<JsonNode> records) {
        return records.stream()
                .map(set::changed)
                .flatMap(Stream::ofNullable)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static ODataAnswer await(MasterQuestion question, Future<ODataAnswer> answer) {
        try {
            return answer.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new MfgException(
                    ReadError.NOT_ANSWERED, "SAP, " + question.kind().word() + ": " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MfgException(ReadError.NOT_ANSWERED, "the route is stopping", e);
        }
    }
}
