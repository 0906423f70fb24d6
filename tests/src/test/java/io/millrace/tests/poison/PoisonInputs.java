/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.poison;

import java.util.List;

/** One poison message for each way into Millrace, and what it should have been. */
final class PoisonInputs {

    private static final String CONSUMPTION = """
            {"messageId":"ULM-L3-C-000123","sequence":123,"machine":"ULM-L3","workOrder":"WO-1001","operation":"0020","item":"RM-100",
             "lot":"L-77","quantity":"2.500","unit":"%s","consumedAt":"2026-11-23T07:00:00.123+01:00"}
            """;
    private static final String COUNT = """
            {"messageId":"ULM-L3-P-000045","machine":"%s","workOrder":"WO-1001","operation":"0020","item":"FG-200","lot":"L-900",
             "good":120,"scrap":3,"rework":0,"unit":"pcs","final":false,"countedAt":"2026-11-23T07:00:00.123+01:00"}
            """;
    private static final String STATE = """
            {"messageId":"ULM-L3-S-000007","machine":"ULM-L3","state":"%s","previousState":"IDLE","workOrder":"WO-1001",
             "changedAt":"2026-11-23T07:00:00.123+01:00"}
            """;
    private static final String WORK_ORDER = """
            {"eventId":"erp-1","change":"RELEASED","changedAt":"2026-11-23T06:00:00+01:00",
             "workOrder":{"id":"WO-1001","plant":"ULM","item":"FG-200","quantity":"500","unit":"%s","lot":"L-900","priority":5,
              "plannedStart":"2026-11-23T06:00:00+01:00","plannedEnd":"2026-11-23T14:00:00+01:00",
              "operations":[{"id":"0010","workCenter":"WC-10","description":"Assemble","plannedMinutes":60}],
              "components":[{"operation":"0010","item":"RM-100","quantity":"1000","unit":"KGM","lot":"L-77","backflush":false}]}}
            """;
    private static final String SHIPMENT = """
            {"eventId":"wms-1","status":"%s","occurredAt":"2026-11-23T10:00:00+01:00",
             "shipment":{"id":"S-80012","plant":"ULM","customer":"C-100","carrier":"DHL","trackingNumber":"JD01",
              "lines":[{"item":"FG-200","lot":"L-900","quantity":"48","unit":"EA","handlingUnit":"340123450000000017"}]}}
            """;
    private static final String HANDLING_UNIT = """
            {"eventId":"wms-2","occurredAt":"2026-11-23T10:00:00+01:00","handlingUnit":"340123450000000017","plant":"ULM",
             "from":"FG-01","to":"DOCK-3","contents":[{"item":"FG-200","lot":"L-900","quantity":"%s","unit":"EA"}]}
            """;
    private static final String HOLD = """
            {"eventId":"qms-1","action":"PLACED","occurredAt":"2026-11-23T11:00:00+01:00",
             "hold":{"id":"H-17","plant":"ULM","item":"FG-200"%s,"shipments":["S-80012"],"nonconformance":"NC-5","reason":"Crack found"}}
            """;
    private static final String NONCONFORMANCE = """
            {"eventId":"qms-2","occurredAt":"2026-11-23T10:50:00+01:00",
             "nonconformance":{"id":"NC-5","plant":"ULM","item":"FG-200","lot":"L-900","severity":"%s","description":"Crack","workOrder":"WO-1001"}}
            """;

    private PoisonInputs() {}

    /** @param lines parameters of the lines' kamelets but topic and client id */
    static List<PoisonInput> all(String lines, String secret) {
        return List.of(
                line(
                        "material-consumed",
                        "consumption",
                        lines,
                        "canonical:material-consumed",
                        CONSUMPTION.formatted("stones"),
                        "MFG-REF-",
                        "stones",
                        CONSUMPTION.formatted("kg")),
                line(
                        "production-count",
                        "count",
                        lines,
                        "core:counter-reading",
                        COUNT.formatted("ULM-L9"),
                        "MFG-REF-003",
                        "no plant has machine 'ULM-L9' of system line; did you mean ULM-L3",
                        COUNT.formatted("ULM-L3")),
                line(
                        "equipment-state",
                        "state",
                        lines,
                        "canonical:equipment-state-changed",
                        STATE.formatted("DANCING"),
                        "MFG-MODEL-005",
                        "DANCING",
                        STATE.formatted("EXECUTE")),
                webhook(
                        "mfg-erp-work-order-source",
                        "/webhooks/erp/work-orders",
                        "erp:work-order",
                        "canonical:work-order",
                        secret,
                        WORK_ORDER.formatted("STONES"),
                        "MFG-MODEL-003",
                        "STONES",
                        WORK_ORDER.formatted("EA")),
                webhook(
                        "mfg-wms-shipment-source",
                        "/webhooks/wms/shipments",
                        "wms:shipment",
                        "canonical:shipment",
                        secret,
                        SHIPMENT.formatted("VANISHED"),
                        "MFG-MODEL-005",
                        "VANISHED",
                        SHIPMENT.formatted("DISPATCHED")),
                webhook(
                        "mfg-wms-handling-unit-source",
                        "/webhooks/wms/handling-units",
                        "wms:handling-unit",
                        "canonical:handling-unit-moved",
                        secret,
                        HANDLING_UNIT.formatted("many"),
                        "MFG-MODEL-",
                        "quantity",
                        HANDLING_UNIT.formatted("48")),
                webhook(
                        "mfg-quality-hold-source",
                        "/webhooks/quality/holds",
                        "quality:hold",
                        "canonical:quality-hold",
                        secret,
                        HOLD.formatted(""),
                        "MFG-MODEL-001",
                        "lot",
                        HOLD.formatted(",\"lot\":\"L-900\"")),
                webhook(
                        "mfg-quality-nonconformance-source",
                        "/webhooks/quality/nonconformances",
                        "quality:nonconformance",
                        "canonical:nonconformance-raised",
                        secret,
                        NONCONFORMANCE.formatted("AWFUL"),
                        "MFG-MODEL-005",
                        "AWFUL",
                        NONCONFORMANCE.formatted("MAJOR")));
    }

    private static PoisonInput line(
            String subject,
            String topic,
            String parameters,
            String toType,
            String poison,
            String code,
            String word,
            String good) {
        String place = "plant/ULM/L3/" + topic;
        String uri = "kamelet:mfg-line-" + subject + "-source/ulm-" + topic + "?topic=" + place + "&clientId=ulm-"
                + topic + '&' + parameters;
        return new PoisonInput(uri, place, "line:" + subject, toType, poison, code, word, good);
    }

    private static PoisonInput webhook(
            String kamelet,
            String path,
            String fromType,
            String toType,
            String secret,
            String poison,
            String code,
            String word,
            String good) {
        String uri = "kamelet:" + kamelet + "/ulm" + path.replace('/', '-') + "?secret=RAW(" + secret + ')';
        return new PoisonInput(uri, path, fromType, toType, poison, code, word, good);
    }
}
