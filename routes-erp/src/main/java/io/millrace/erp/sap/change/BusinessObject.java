/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.erp.sap.mapping.SapTime;
import io.millrace.erp.sap.odata.ODataPath;
import io.millrace.erp.sap.wire.SapBusinessEvent;
import io.millrace.erp.sap.wire.SapInboundDelivery;
import io.millrace.erp.sap.wire.SapOrderChange;
import io.millrace.erp.sap.wire.SapPurchaseOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What SAP tells of by business events, and can be asked for what changed. */
public enum BusinessObject {
    PRODUCTION_ORDER(
            "API_PRODUCTION_ORDER_2_SRV",
            "A_ProductionOrder_2",
            "to_ProductionOrderOperation,to_ProductionOrderComponent,to_ProductionOrderItem",
            "ManufacturingOrder",
            "ManufacturingOrder",
            ".ProductionOrder.",
            SapOrderChange.class) {
        @Override
        @Nullable
        String number(SapBusinessEvent.Data data) {
            return data.manufacturingOrder();
        }

        @Override
        String changedSince(Instant since, String plant) {
            return "LastChangeDateTime ge " + ODataPath.text(SapTime.stamp(since))
                    + (plant.isEmpty() ? "" : " and ProductionPlant eq " + ODataPath.text(plant));
        }

        @Override
        String oldestFirst() {
            return CHANGED;
        }

        @Override
        Instant changedAt(JsonNode order) {
            return SapTime.readInstant(CHANGED, order.path(CHANGED).asText());
        }

        @Override
        List<byte[]> tell(JsonNode order, String plant, OrderMemory memory) {
            boolean ours = plant.isEmpty()
                    || plant.equals(order.path("ProductionPlant").asText());
            byte[] change = ours ? memory.change(order) : null;
            return change == null ? List.of() : List.of(change);
        }

        @Override
        void told(byte[] change, OrderMemory memory) {
            memory.told(change);
        }
    },

    PURCHASE_ORDER(
            "API_PURCHASEORDER_PROCESS_SRV",
            "A_PurchaseOrder",
            "to_PurchaseOrderItem/to_ScheduleLine",
            "PurchaseOrder",
            "PurchaseOrder",
            ".PurchaseOrder.",
            SapPurchaseOrder.class) {
        @Override
        @Nullable
        String number(SapBusinessEvent.Data data) {
            return data.purchaseOrder();
        }

        @Override
        String changedSince(Instant since, String plant) {
            return "LastChangeDateTime ge " + ODataPath.timestamp(since);
        }

        @Override
        String oldestFirst() {
            return CHANGED;
        }

        @Override
        Instant changedAt(JsonNode order) {
            return SapTime.readInstant(CHANGED, order.path(CHANGED).asText());
        }

        /** Nothing of an order that its buyer still works on, that is not released, or was refused. */
        @Override
        List<byte[]> tell(JsonNode order, String plant, OrderMemory memory) {
            boolean issued = !order.path("ReleaseIsNotCompleted").asBoolean()
                    && order.path("PurchasingDocumentDeletionCode").asText("").isEmpty()
                    && !NOT_ISSUED.contains(
                            order.path("PurchasingProcessingStatus").asText(""));
            return issued
                    ? PlantParts.of(
                            order,
                            "to_PurchaseOrderItem",
                            plant,
                            item -> item.path("PurchasingDocumentDeletionCode")
                                            .asText("")
                                            .isEmpty()
                                    && !item.path("Material").asText("").isEmpty())
                    : List.of();
        }
    },

    INBOUND_DELIVERY(
            "API_INBOUND_DELIVERY_SRV;v=0002",
            "A_InbDeliveryHeader",
            "to_DeliveryDocumentItem",
            "DeliveryDocument",
            "InboundDelivery",
            ".InboundDelivery.",
            SapInboundDelivery.class) {
        @Override
        @Nullable
        String number(SapBusinessEvent.Data data) {
            return data.inboundDelivery();
        }

        /** A delivery has the day of its change only, in a time zone that we do not know, and none before its first. */
        @Override
        String changedSince(Instant since, String plant) {
            String day = ODataPath.date(LocalDate.ofInstant(since.minus(Duration.ofDays(1)), ZoneOffset.UTC));
            return "(LastChangeDate ge " + day + " or CreationDate ge " + day + ")";
        }

        @Override
        String oldestFirst() {
            return "LastChangeDate,DeliveryDocument";
        }

        @Override
        Instant changedAt(JsonNode delivery) {
            String changed = delivery.path("LastChangeDate").asText("");
            String field = changed.isEmpty() || changed.equals("null") ? "CreationDate" : "LastChangeDate";
            return SapTime.readDate(field, delivery.path(field).asText())
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        }

        /** Nothing of a delivery that is here, or of items that are empty. */
        @Override
        List<byte[]> tell(JsonNode delivery, String plant, OrderMemory memory) {
            return delivery.path("OverallGoodsMovementStatus").asText("").equals("C")
                    ? List.of()
                    : PlantParts.of(
                            delivery,
                            "to_DeliveryDocumentItem",
                            plant,
                            item -> !item.path("ActualDeliveryQuantity")
                                    .asText("0")
                                    .matches("[0.]*"));
        }
    };

    private static final String CHANGED = "LastChangeDateTime";

    /** In process, in release, partially released, refused. */
    private static final Set<String> NOT_ISSUED = Set.of("01", "03", "04", "08");

    private final String service;
    private final String set;
    private final String parts;
    private final String key;
    private final String eventKey;
    private final String eventType;
    private final Class<?> record;

    BusinessObject(
            String service, String set, String parts, String key, String eventKey, String eventType, Class<?> record) {
        this.service = service;
        this.set = set;
        this.parts = parts;
        this.key = key;
        this.eventKey = eventKey;
        this.eventType = eventType;
        this.record = record;
    }

    String set() {
        return set;
    }

    /** The field that holds its number. */
    String key() {
        return key;
    }

    /** The field that holds its number in an event. */
    String eventKey() {
        return eventKey;
    }

    boolean isMeantBy(SapBusinessEvent event) {
        return event.type().contains(eventType);
    }

    /** Its number in an event of it. */
    abstract @Nullable String number(SapBusinessEvent.Data data);

    /** All of its kind, with their parts. */
    ODataPath all() {
        return ODataPath.of(service, set).with("$expand", parts);
    }

    /** One of its kind, with its parts. */
    ODataPath one(String number) {
        return ODataPath.of(service, set).key(number).with("$expand", parts);
    }

    /** Which ones changed since then. @param plant only those; empty: of all plants */
    abstract String changedSince(Instant since, String plant);

    abstract String oldestFirst();

    /** When SAP last changed it, as exactly as SAP says it. */
    abstract Instant changedAt(JsonNode entity);

    /** What there is to tell of its state, as bytes of the wire record; of each plant by itself. */
    abstract List<byte[]> tell(JsonNode entity, String plant, OrderMemory memory);

    /** What was told is durable now. */
    void told(byte[] change, OrderMemory memory) {}

    Object read(byte[] told) {
        return CanonicalJson.read(told, record);
    }
}
