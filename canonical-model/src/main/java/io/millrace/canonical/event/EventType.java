/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The catalogue of canonical events. */
public enum EventType {
    WORK_ORDER_RELEASED("work-order", "released", Topic.PRODUCTION, WorkOrderReleased.class),
    WORK_ORDER_CHANGED("work-order", "changed", Topic.PRODUCTION, WorkOrderChanged.class),
    WORK_ORDER_CLOSED("work-order", "closed", Topic.PRODUCTION, WorkOrderClosed.class),
    MATERIAL_CONSUMED("material", "consumed", Topic.PRODUCTION, MaterialConsumed.class),
    PRODUCTION_CONFIRMED("production", "confirmed", Topic.PRODUCTION, ProductionConfirmed.class),
    EQUIPMENT_STATE_CHANGED("equipment-state", "changed", Topic.EQUIPMENT, EquipmentStateChanged.class),
    DOWNTIME_STARTED("downtime", "started", Topic.EQUIPMENT, DowntimeStarted.class),
    DOWNTIME_ENDED("downtime", "ended", Topic.EQUIPMENT, DowntimeEnded.class),
    QUALITY_HOLD_PLACED("quality-hold", "placed", Topic.QUALITY, QualityHoldPlaced.class),
    QUALITY_HOLD_RELEASED("quality-hold", "released", Topic.QUALITY, QualityHoldReleased.class),
    NONCONFORMANCE_RAISED("nonconformance", "raised", Topic.QUALITY, NonconformanceRaised.class),
    HANDLING_UNIT_MOVED("handling-unit", "moved", Topic.INVENTORY, HandlingUnitMoved.class),
    SHIPMENT_READY("shipment", "ready", Topic.LOGISTICS, ShipmentReady.class),
    SHIPMENT_DISPATCHED("shipment", "dispatched", Topic.LOGISTICS, ShipmentDispatched.class),
    SHIPMENT_DELIVERED("shipment", "delivered", Topic.LOGISTICS, ShipmentDelivered.class),
    OPERATION_STARTED("operation", "started", Topic.PRODUCTION, OperationStarted.class),
    OPERATION_COMPLETED("operation", "completed", Topic.PRODUCTION, OperationCompleted.class),
    LABOR_REPORTED("labor", "reported", Topic.PRODUCTION, LaborReported.class),
    INSPECTION_COMPLETED("inspection", "completed", Topic.QUALITY, InspectionCompleted.class),
    INVENTORY_ADJUSTED("inventory", "adjusted", Topic.INVENTORY, InventoryAdjusted.class),
    INVENTORY_BALANCE_REPORTED("inventory-balance", "reported", Topic.INVENTORY, InventoryBalanceReported.class),
    WAREHOUSE_TRANSFER_COMPLETED("warehouse-transfer", "completed", Topic.INVENTORY, WarehouseTransferCompleted.class),
    PURCHASE_ORDER_ISSUED("purchase-order", "issued", Topic.SUPPLY, PurchaseOrderIssued.class),
    PURCHASE_ORDER_CONFIRMED("purchase-order", "confirmed", Topic.SUPPLY, PurchaseOrderConfirmed.class),
    INBOUND_SHIPMENT_ANNOUNCED("inbound-shipment", "announced", Topic.SUPPLY, InboundShipmentAnnounced.class),
    GOODS_RECEIVED("goods", "received", Topic.SUPPLY, GoodsReceived.class),
    FORECAST_CHANGED("forecast", "changed", Topic.PLANNING, ForecastChanged.class),
    SHORTAGE_DETECTED("shortage", "detected", Topic.PLANNING, ShortageDetected.class),
    SPARE_PART_DEMANDED("spare-part", "demanded", Topic.SERVICE, SparePartDemanded.class),
    REFURBISHMENT_REQUESTED("refurbishment", "requested", Topic.SERVICE, RefurbishmentRequested.class),
    SLA_BREACHED("sla", "breached", Topic.SERVICE, SlaBreached.class),
    POSTING_FAILED("posting", "failed", Topic.SERVICE, PostingFailed.class);

    private static final Map<String, EventType> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::type, Function.identity()));
    private static final Map<String, EventType> BY_SHORT_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::shortName, Function.identity()));
    private static final Map<Class<?>, EventType> BY_CLASS =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::dataClass, Function.identity()));

    private final String entity;
    private final String verb;
    private final Topic topic;
    private final Class<? extends EventData> dataClass;
    private final String type;
    private final String dataSchema;

    EventType(String entity, String verb, Topic topic, Class<? extends EventData> dataClass) {
        this.entity = entity;
        this.verb = verb;
        this.topic = topic;
        this.dataClass = dataClass;
        this.type = "io.millrace." + entity + '.' + verb + ".v" + version();
        this.dataSchema = "urn:millrace:schema:" + shortName() + ":v" + version();
    }

    /** The CloudEvents type, {@code io.millrace.<entity>.<past-tense>.v<n>}. */
    @JsonValue
    public String type() {
        return type;
    }

    /** The name in flows and data types, for example {@code work-order-released}. */
    public String shortName() {
        return entity + '-' + verb;
    }

    /** The CloudEvents {@code dataschema}: where the JSON Schema of the data is found on the classpath. */
    public String dataSchema() {
        return dataSchema;
    }

    public int version() {
        return 1;
    }

    public Topic topic() {
        return topic;
    }

    public Class<? extends EventData> dataClass() {
        return dataClass;
    }

    /** A quality hold is posted before everything else that is blocked; nothing else overtakes. */
    public boolean overtakes() {
        return this == QUALITY_HOLD_PLACED;
    }

    @JsonCreator
    public static EventType ofType(String type) {
        return known(BY_TYPE.get(type), type);
    }

    public static EventType ofShortName(String shortName) {
        return known(BY_SHORT_NAME.get(shortName), shortName);
    }

    public static EventType of(EventData data) {
        return known(BY_CLASS.get(data.getClass()), data.getClass().getName());
    }

    private static EventType known(@Nullable EventType found, String asked) {
        if (found == null) {
            throw new MfgException(ModelError.UNKNOWN_EVENT_TYPE, "event type '" + asked + "' is not in the catalogue");
        }
        return found;
    }
}
