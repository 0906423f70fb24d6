/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.PostError;
import io.millrace.core.post.Posting;
import io.millrace.erp.sap.mapping.SapTime;
import io.millrace.erp.sap.odata.ODataCall;
import io.millrace.erp.sap.odata.ODataPath;
import io.millrace.erp.sap.wire.SapNotification;
import io.vertx.core.Future;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Tells the maintenance of a machine that is down. SAP keeps our key as the notification's external reference. */
public final class NotificationTarget extends SapTarget<SapNotification> {

    private static final String SERVICE = "API_MAINTNOTIFICATION";
    private static final String SET = "MaintenanceNotification";
    private static final String KEY = "MaintNotifExtReferenceNumber";
    private static final String START_DATE = "MalfunctionStartDate";
    private static final String START_TIME = "MalfunctionStartTime";
    private static final String END_DATE = "MalfunctionEndDate";
    private static final String END_TIME = "MalfunctionEndTime";
    private static final String COMPLETED = "5";
    private static final String ENDED = "MillraceSapEndedNotification";

    public NotificationTarget() {
        super(SapNotification.class);
    }

    @Override
    List<String> facts(SapNotification record, Exchange exchange) {
        return record.endDate() == null
                ? List.of("equipment " + record.technicalObject(), record.text())
                : List.of("equipment " + record.technicalObject(), record.text(), "end of its downtime");
    }

    @Override
    Future<@Nullable ODataCall> call(SapNotification record, @Nullable String key, Exchange exchange) {
        return record.endDate() == null
                ? Future.succeededFuture(created(record, key))
                : found(ofSameStart(record)).map(all -> ended(record, all, exchange));
    }

    private static ODataCall created(SapNotification record, @Nullable String key) {
        ObjectNode entity = json(record);
        if (key != null) {
            entity.put(KEY, key);
        }
        return ODataCall.create(ODataPath.of(SERVICE, SET).toString(), entity);
    }

    private @Nullable ODataCall ended(SapNotification record, List<JsonNode> ofDay, Exchange exchange) {
        List<JsonNode> same = sameStart(record, ofDay);
        if (same.size() != 1) {
            throw notOne(Posting.of(exchange, "SAP", facts(record, exchange)), same);
        }
        JsonNode open = same.get(0);
        exchange.setProperty(ENDED, number(open));
        // what maintenance has completed says when it ended, as they know it
        return COMPLETED.equals(open.path("NotifProcessingPhase").asText()) || isEnded(record, open)
                ? null
                : ODataCall.change(
                        ODataPath.of(SERVICE, SET).key(number(open)).toString(),
                        json(record).retain(END_DATE, END_TIME));
    }

    private static NotPosted notOne(Posting posting, List<JsonNode> same) {
        List<String> numbers = same.stream().map(NotificationTarget::number).toList();
        return numbers.isEmpty()
                ? new NotPosted.Premature(
                        PostError.PREMATURE,
                        posting + " came too early: SAP has no notification of a downtime that began then",
                        null)
                : new NotPosted.Rejected(
                        PostError.REJECTED,
                        posting + " was not sent: SAP has several notifications of that downtime, " + numbers,
                        null);
    }

    /** The machine's notifications of the day; SAP's times of day are compared here. */
    private static String ofSameStart(SapNotification record) {
        String filter = "TechnicalObject eq " + ODataPath.text(record.technicalObject())
                + " and NotificationType eq " + ODataPath.text(record.type())
                + " and " + START_DATE + " eq " + ODataPath.date(SapTime.readDate(START_DATE, record.startDate()));
        return ODataPath.of(SERVICE, SET)
                .with("$filter", filter)
                .with("$select", String.join(",", SET, START_TIME, END_DATE, END_TIME, "NotifProcessingPhase"))
                .toString();
    }

    private static List<JsonNode> sameStart(SapNotification record, List<JsonNode> ofDay) {
        return ofDay.stream()
                .filter(each -> SapTime.readTime(
                                START_TIME, each.path(START_TIME).asText())
                        .equals(SapTime.readTime(START_TIME, record.startTime())))
                .toList();
    }

    private static boolean isEnded(SapNotification record, JsonNode there) {
        String date = there.path(END_DATE).asText("");
        return !date.isEmpty()
                && SapTime.readDate(END_DATE, date).equals(SapTime.readDate(END_DATE, record.endDate()))
                && SapTime.readTime(END_TIME, there.path(END_TIME).asText())
                        .equals(SapTime.readTime(END_TIME, record.endTime()));
    }

    /** A change is answered with nothing. */
    @Override
    String document(JsonNode answer, SapNotification record, Exchange exchange) {
        return record.endDate() == null ? number(answer) : exchange.getProperty(ENDED, "", String.class);
    }

    @Override
    Future<List<String>> find(SapNotification record, String key, Exchange exchange) {
        if (record.endDate() != null) {
            return found(ofSameStart(record))
                    .map(all -> sameStart(record, all).stream()
                            .filter(each -> isEnded(record, each))
                            .map(NotificationTarget::number)
                            .toList());
        }
        String question = ODataPath.of(SERVICE, SET)
                .with("$filter", KEY + " eq " + ODataPath.text(key))
                .with("$select", SET)
                .toString();
        return found(question)
                .map(all -> all.stream().map(NotificationTarget::number).toList());
    }

    private static String number(JsonNode notification) {
        return notification.path(SET).asText("");
    }
}
