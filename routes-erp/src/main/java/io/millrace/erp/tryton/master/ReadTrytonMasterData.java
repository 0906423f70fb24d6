/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.master;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.core.check.Settings;
import io.millrace.core.master.MasterKind;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.Posting;
import io.millrace.core.post.ReadError;
import io.millrace.erp.master.MasterAnswer;
import io.millrace.erp.master.MasterPoll;
import io.millrace.erp.master.MasterQuestion;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.rpc.TrytonServer;
import io.millrace.erp.tryton.rpc.TrytonSettings;
import io.millrace.erp.tryton.rpc.Values;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The second step of {@code mfg-tryton-master-data-source}: asks Tryton what {@link MasterPoll} wants to know, in the order
 * of the ids. Customers and suppliers are all parties: Tryton does not tell them apart.
 */
public final class ReadTrytonMasterData extends ServiceSupport implements Processor, CamelContextAware, Settings {

    private static final Logger LOG = LoggerFactory.getLogger(ReadTrytonMasterData.class);
    private static final List<List<String>> BY_ID = List.of(List.of("id", "ASC"));

    private final TrytonSettings server = new TrytonSettings();
    private CamelContext camelContext;
    private TrytonServer tryton;

    public TrytonSettings getServer() {
        return server;
    }

    @Override
    public void check() {
        server.check();
    }

    @Override
    public void process(Exchange exchange) {
        MasterPoll poll = MasterPoll.asking(exchange);
        if (poll == null) {
            return;
        }
        try {
            poll.answered(exchange, answer(poll.question()));
        } catch (NotPosted failure) {
            ReadError error = failure instanceof NotPosted.Misconfigured ? ReadError.REFUSED : ReadError.NOT_ANSWERED;
            LOG.warn("{} Tryton: {}. {}", error.code(), failure.getMessage(), error.action());
            poll.failed(exchange, false);
        }
    }

    private MasterAnswer answer(MasterQuestion question) {
        Tryton questions = new Tryton(tryton, new Posting("Tryton", null, List.of("master data")), true);
        TrytonMasterModel model = TrytonMasterModel.of(question.kind());
        List<JsonNode> records = questions.search(
                model.name(), context(question), domain(question), question.limit(), BY_ID, model.fields());
        Instant latest = null;
        for (JsonNode record : records) {
            LocalDateTime changed = Values.changed(record);
            Instant at = changed == null ? null : changed.toInstant(ZoneOffset.UTC);
            latest = at == null || latest != null && latest.isAfter(at) ? latest : at;
        }
        boolean more = records.size() >= question.limit();
        Object next = more ? records.get(records.size() - 1).path("id").asInt() : null;
        return new MasterAnswer(lines(question.kind(), records, questions), latest, next);
    }

    /** What is gone has changed, too. A clause would not do: Tryton adds its own to each clause that holds others. */
    private static Map<String, ?> context(MasterQuestion question) {
        return question.since() == null ? Map.of() : Map.of("active_test", false);
    }

    private static List<Object> domain(MasterQuestion question) {
        List<Object> domain = new ArrayList<>();
        if (question.since() != null) {
            Map<String, ?> since = Values.dateTime(LocalDateTime.ofInstant(question.since(), ZoneOffset.UTC));
            domain.add(List.of("OR", List.of("write_date", ">=", since), List.of("create_date", ">=", since)));
        }
        if (question.next() != null) {
            domain.add(List.of("id", ">", question.next()));
        }
        return domain;
    }

    /** A bill of material's lines are records of their own. */
    private static List<JsonNode> lines(MasterKind kind, List<JsonNode> records, Tryton questions) {
        return kind == MasterKind.BILL_OF_MATERIAL && !records.isEmpty()
                ? TrytonMasterModel.withLines(records, questions)
                : records;
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    @Override
    protected void doStart() {
        tryton = new TrytonServer(camelContext, server);
    }

    @Override
    protected void doStop() {
        if (tryton != null) {
            tryton.close();
        }
    }
}
