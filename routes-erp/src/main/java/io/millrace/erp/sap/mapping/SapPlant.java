/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.entity.Verdict;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LocationId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.canonical.value.WorkCenterId;
import io.millrace.core.reference.CrossReference;
import io.millrace.core.reference.Movement;
import io.millrace.core.reference.PlantCodes;
import io.millrace.core.transform.MappingContext;
import io.millrace.erp.sap.SapError;
import io.millrace.erp.sap.wire.SapMaterialDocument.Amount;
import io.millrace.erp.sap.wire.SapMaterialDocument.Stock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a plant works with SAP: the tables and settings of system {@code sap} in the plant's cross-reference. Needed is
 * {@code timeZone} (of the dates and times in SAP, {@code Europe/Berlin}). The others:
 *
 * <ul>
 *   <li>{@code goodsMovements}: {@code MESSAGES} (the default) posts each consumption and receipt by itself, and tells
 *       SAP that a confirmation has none; {@code BACKFLUSH} leaves both to SAP's confirmation, and posts nothing else
 *   <li>{@code holdBy}: {@code BLOCKED_STOCK} (the default, movements 344 and 343), {@code QUALITY_STOCK} (322 and 321)
 *       or {@code BATCH} (the batch becomes restricted)
 *   <li>{@code storageLocation}: of a movement whose event names none
 *   <li>{@code deliveryBlock}: the reason SAP shows for a shipment that a hold blocks, {@code 01} unless given
 *   <li>{@code machineTime}: {@code NONE} (the default), or {@code ELAPSED}: a confirmation says from when to when as
 *       time of the machine, the second activity of SAP's own standard values
 *   <li>{@code orderType}: of the production orders that SAP is told of
 *   <li>{@code usageDecisionSet}, and {@code usageDecisionAccepted}, {@code usageDecisionConditional}, {@code
 *       usageDecisionRejected} as group and code, {@code UD/A}: how SAP calls what an inspection says
 * </ul>
 *
 * <p>A plant's id is its code in SAP.
 */
public final class SapPlant {

    static final String SYSTEM = "sap";
    static final Set<String> SETTINGS = Set.of(
            "timeZone",
            "goodsMovements",
            "holdBy",
            "storageLocation",
            "deliveryBlock",
            "machineTime",
            "orderType",
            "usageDecisionSet",
            "usageDecisionAccepted",
            "usageDecisionConditional",
            "usageDecisionRejected");
    private static final String GROUP_AND_CODE = "[^/]+/[^/]+";
    private static final int PLANT = 4;
    private static final int ITEM = 40;
    private static final int LOT = 10;
    private static final int LOCATION = 4;
    private static final int UNIT = 3;
    private static final int MOVEMENT_TYPE = 3;
    private static final int REASON = 4;

    /** Who posts what an order consumes and makes. */
    public enum GoodsMovements {
        MESSAGES,
        BACKFLUSH
    }

    /** What keeps a lot from being used in SAP. */
    public enum HoldBy {
        BLOCKED_STOCK,
        QUALITY_STOCK,
        BATCH
    }

    /** What SAP is told of a machine's time. */
    public enum MachineTime {
        NONE,
        ELAPSED
    }

    private final PlantCodes codes;
    private final ZoneId zone;
    private final GoodsMovements goodsMovements;
    private final HoldBy holdBy;
    private final MachineTime machineTime;

    private SapPlant(PlantCodes codes) {
        this.codes = codes;
        this.zone = zone(codes);
        this.goodsMovements = choice(codes, "goodsMovements", GoodsMovements.class, GoodsMovements.MESSAGES);
        this.holdBy = choice(codes, "holdBy", HoldBy.class, HoldBy.BLOCKED_STOCK);
        this.machineTime = choice(codes, "machineTime", MachineTime.class, MachineTime.NONE);
    }

    /** The plant of an event, as its file says for the event's time. @throws MfgException as below */
    public static SapPlant of(Event<?> event, MappingContext context) {
        return of(context, event.data().plant(), event.envelope().time());
    }

    /**
     * @param at the event's time: what the plant's file says then
     * @throws MfgException {@link SapError#NO_SETTING}, or what the cross-reference throws
     */
    public static SapPlant of(MappingContext context, PlantId plant, OffsetDateTime at) {
        CrossReference reference = context.find(CrossReference.class)
                .orElseThrow(() -> new MfgException(
                        SapError.NO_SETTING,
                        "there is no cross-reference for plant " + plant
                                + "; name its file in mfg.reference.files, with settings: {sap: {timeZone: ...}}"));
        return of(reference.plant(plant, at));
    }

    /** @throws MfgException {@link SapError#NO_SETTING} */
    static SapPlant of(PlantCodes codes) {
        return new SapPlant(codes);
    }

    private static ZoneId zone(PlantCodes codes) {
        String name = codes.setting(SYSTEM, "timeZone");
        try {
            return ZoneId.of(name == null ? "" : name);
        } catch (DateTimeException e) {
            throw bad(codes, "timeZone", name, "a time zone such as Europe/Berlin");
        }
    }

    private static <E extends Enum<E>> E choice(PlantCodes codes, String setting, Class<E> type, E usual) {
        String word = codes.setting(SYSTEM, setting);
        try {
            return word == null ? usual : Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw bad(codes, setting, word, "one of " + List.of(type.getEnumConstants()));
        }
    }

    private static MfgException bad(PlantCodes codes, String setting, @Nullable String value, String expected) {
        return new MfgException(
                SapError.NO_SETTING,
                "settings.sap." + setting + " of plant " + codes.plant() + ", version " + codes.version() + ", must be "
                        + expected + (value == null ? "" : ", got '" + value + "'"));
    }

    public ZoneId zone() {
        return zone;
    }

    public GoodsMovements goodsMovements() {
        return goodsMovements;
    }

    public HoldBy holdBy() {
        return holdBy;
    }

    public MachineTime machineTime() {
        return machineTime;
    }

    /** Does this equipment make an order's last operation? */
    public boolean isReceiptPoint(EquipmentPath equipment) {
        return codes.isReceiptPoint(equipment);
    }

    public String deliveryBlock() {
        String reason = codes.setting(SYSTEM, "deliveryBlock");
        return reason == null ? "01" : reason;
    }

    /** The type of the orders that somebody else plans. */
    String orderType() {
        return needed("orderType", "the type of the orders that SAP is told of, as PP01");
    }

    /** The selected set that the codes of usage decisions are in. */
    String usageDecisionSet() {
        return needed("usageDecisionSet", "the selected set of the usage decisions");
    }

    /** Group and code, {@code UD/A}, that say what an inspection says. */
    String usageDecision(Verdict verdict) {
        String setting = switch (verdict) {
            case ACCEPTED -> "usageDecisionAccepted";
            case CONDITIONALLY_ACCEPTED -> "usageDecisionConditional";
            case REJECTED -> "usageDecisionRejected";
        };
        String expected = "code group and code of the usage decision, as UD/A";
        String code = needed(setting, expected);
        if (!code.matches(GROUP_AND_CODE)) {
            throw bad(codes, setting, code, expected);
        }
        return code;
    }

    private String needed(String setting, String expected) {
        String value = codes.setting(SYSTEM, setting);
        if (value == null) {
            throw bad(codes, setting, null, expected);
        }
        return value;
    }

    public String code() {
        return SapField.text("plant", PLANT, codes.plant().value());
    }

    public String item(ItemId item) {
        return SapField.text("item", ITEM, codes.items(SYSTEM).toSystem(item));
    }

    public ItemId readItem(String material) {
        return codes.items(SYSTEM).toCanonical(SapField.number(material));
    }

    /** What a material is that is just being loaded: the code itself where no file says. */
    ItemId itemToLoad(String material) {
        return codes.items(SYSTEM).toBeLoaded(SapField.number(material));
    }

    PlantCodes codes() {
        return codes;
    }

    /** What SAP calls a machine: its equipment. */
    public String machine(EquipmentPath machine) {
        return codes.machines(SYSTEM).toSystem(machine);
    }

    public @Nullable String lot(@Nullable LotId lot) {
        return lot == null ? null : SapField.text("lot", LOT, lot.value());
    }

    /** Where a movement takes place; null lets SAP decide. */
    public @Nullable String storageLocation(@Nullable LocationId location) {
        return location == null ? codes.setting(SYSTEM, "storageLocation") : place(location);
    }

    public String place(LocationId location) {
        return SapField.text(
                "storage location", LOCATION, codes.locations(SYSTEM).toSystem(location));
    }

    /** @param usual SAP's own, where the plant has none of its own for the movement */
    String movementType(Movement movement, String usual) {
        String own = codes.movementTypes(SYSTEM).findCode(movement);
        return own == null ? usual : SapField.text("movement type", MOVEMENT_TYPE, own);
    }

    /** SAP's code of a reason for a movement or a variance; null if the plant has none: then its text says it. */
    @Nullable
    String reason(String reason) {
        String code = codes.reasons(SYSTEM).findCode(reason);
        return code == null ? null : SapField.text("code of reason '" + reason + "'", REASON, code);
    }

    /** SAP's code group and code of a reason for downtime, {@code ELEC/0040}; null if the plant has none. */
    String @Nullable [] coding(String reason) {
        String code = codes.reasons(SYSTEM).findCode(reason);
        if (code != null && !code.matches(GROUP_AND_CODE)) {
            throw new MfgException(
                    SapError.DOES_NOT_FIT,
                    "the code of reason '" + reason + "' must be code group and code, as ELEC/0040, got '" + code
                            + "'");
        }
        return code == null ? null : code.split("/");
    }

    /** What is moved, and where it is. @param storageLocation SAP's; null lets SAP decide */
    Stock stock(ItemId item, @Nullable LotId lot, @Nullable String storageLocation) {
        return new Stock(item(item), code(), storageLocation, lot(lot));
    }

    Amount amount(String field, Quantity quantity) {
        return new Amount(quantity(field, quantity), unit(quantity.unit()));
    }

    public LocationId readPlace(String storageLocation) {
        return codes.locations(SYSTEM).toCanonical(storageLocation);
    }

    public WorkCenterId readWorkCenter(String workCenter) {
        return codes.workCenters(SYSTEM).toCanonical(workCenter);
    }

    public String unit(UnitOfMeasure unit) {
        return codes.units(SYSTEM).isGiven()
                ? SapField.text("unit", UNIT, codes.units(SYSTEM).toSystem(unit))
                : SapUnits.toSap(unit);
    }

    public UnitOfMeasure readUnit(String unit) {
        return codes.units(SYSTEM).isGiven() ? codes.units(SYSTEM).toCanonical(unit) : SapUnits.fromSap(unit);
    }

    public String quantity(String field, Quantity quantity) {
        return SapField.quantity(field, quantity.value());
    }

    public String date(OffsetDateTime at) {
        return SapTime.date(at, zone);
    }

    public String time(OffsetDateTime at) {
        return SapTime.time(at, zone);
    }
}
