/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.entity.Customer;
import io.millrace.canonical.entity.Item;
import io.millrace.canonical.entity.Supplier;
import io.millrace.canonical.entity.UnitFactor;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.value.CustomerId;
import io.millrace.canonical.value.SupplierId;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.core.master.MasterKind;
import io.millrace.core.master.MasterRecord;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An entity of SAP as a record of master data, in a plant's codes. */
final class SapMasterRecords {

    private static final LocalDate FOR_GOOD = LocalDate.of(9999, 12, 31);
    private static final String LANGUAGE = "EN";

    private final SapPlant plant;

    SapMasterRecords(SapPlant plant) {
        this.plant = plant;
    }

    /** What SAP calls the entity's thing. */
    static String code(MasterKind kind, JsonNode entity) {
        return switch (kind) {
            case ITEM -> number(entity, "Product");
            case BILL_OF_MATERIAL -> number(entity, "Material") + version(entity);
            case WORK_CENTER -> text(entity, "WorkCenter");
            case LOT -> number(entity, "Material") + '/' + text(entity, "Batch");
            case CUSTOMER -> number(entity, "Customer");
            case SUPPLIER -> number(entity, "Supplier");
        };
    }

    /** Empty for what the plant does not have. */
    Optional<MasterRecord> map(MasterKind kind, JsonNode entity) {
        String code = code(kind, entity);
        return switch (kind) {
            case ITEM -> item(code, entity);
            case BILL_OF_MATERIAL -> Optional.of(billOfMaterial(code, entity));
            case WORK_CENTER -> Optional.of(workCenter(code, entity));
            case LOT -> Optional.of(lot(code, entity));
            case CUSTOMER -> {
                CustomerId id = plant.codes().customers(SapPlant.SYSTEM).toBeLoaded(code);
                yield Optional.of(partner(code, id.value(), entity, new Customer(id, name(code, entity), null)));
            }
            case SUPPLIER -> {
                SupplierId id = plant.codes().suppliers(SapPlant.SYSTEM).toBeLoaded(code);
                yield Optional.of(partner(code, id.value(), entity, new Supplier(id, name(code, entity), null)));
            }
        };
    }

    private Optional<MasterRecord> item(String code, JsonNode product) {
        for (JsonNode at : parts(product, "to_Plant", "_ProductPlant")) {
            if (text(at, "Plant").equals(plant.code())) {
                Instant changed = changed(product, "LastChangeDateTime");
                boolean deleted = is(product, "IsMarkedForDeletion") || is(at, "IsMarkedForDeletion");
                Item item = new Item(
                        plant.itemToLoad(code),
                        description(code, product),
                        plant.readUnit(text(product, "BaseUnit")),
                        is(at, "IsBatchManagementRequired"),
                        !text(at, "SerialNumberProfile").isEmpty(),
                        factors(product));
                return Optional.of(new MasterRecord(
                        code,
                        item.id().value(),
                        MasterRecord.EVER,
                        deleted ? changed : null,
                        changed,
                        MasterRecord.details(item)));
            }
        }
        return Optional.empty();
    }

    /** The units that the base unit does not convert to. One without a meaning for us is left out: it cannot be told. */
    private List<UnitFactor> factors(JsonNode product) {
        List<UnitOfMeasure> known = new ArrayList<>(List.of(plant.readUnit(text(product, "BaseUnit"))));
        List<UnitFactor> factors = new ArrayList<>();
        for (JsonNode each : parts(product, "to_ProductUnitsOfMeasure", "_ProductUnitOfMeasure")) {
            UnitOfMeasure unit = knownUnit(text(each, "AlternativeUnit"));
            if (unit != null && known.stream().noneMatch(unit::convertsTo)) {
                known.add(unit);
                BigDecimal factor = new BigDecimal(text(each, "QuantityNumerator"))
                        .divide(new BigDecimal(text(each, "QuantityDenominator")), MathContext.DECIMAL64);
                factors.add(new UnitFactor(unit, factor));
            }
        }
        return factors;
    }

    private @Nullable UnitOfMeasure knownUnit(String unit) {
        try {
            return plant.readUnit(unit);
        } catch (MfgException unknown) {
            return null;
        }
    }

    private static String description(String code, JsonNode product) {
        String first = null;
        for (JsonNode each : parts(product, "to_Description", "_ProductDescription")) {
            if (first == null || text(each, "Language").equals(LANGUAGE)) {
                first = text(each, "ProductDescription");
            }
        }
        return first == null || first.isEmpty() ? code : first;
    }

    private MasterRecord billOfMaterial(String code, JsonNode bom) {
        List<Map<String, String>> components = new ArrayList<>();
        for (JsonNode each : bom.path("to_BillOfMaterialItem")) {
            String component = text(each, "BillOfMaterialComponent");
            if (!component.isEmpty()) {
                components.add(quantity(
                        component, text(each, "BillOfMaterialItemQuantity"), text(each, "BillOfMaterialItemUnit")));
            }
        }
        String material = text(bom, "Material");
        Map<String, Object> details = new LinkedHashMap<>(
                quantity(material, text(bom, "BOMHeaderQuantityInBaseUnit"), text(bom, "BOMHeaderBaseUnit")));
        details.put("components", components);
        return dated(
                code,
                plant.itemToLoad(material).value() + version(bom),
                bom,
                new String[] {"HeaderValidityStartDate", "HeaderValidityEndDate", "LastChangeDateTime"},
                is(bom, "IsMarkedForDeletion"),
                details);
    }

    private Map<String, String> quantity(String material, String amount, String unit) {
        Map<String, String> quantity = new LinkedHashMap<>();
        quantity.put("item", plant.itemToLoad(material).value());
        quantity.put("quantity", new BigDecimal(amount).stripTrailingZeros().toPlainString());
        quantity.put("unit", plant.readUnit(unit).code());
        return quantity;
    }

    private static String version(JsonNode bom) {
        StringBuilder version = new StringBuilder("/" + text(bom, "BillOfMaterialVariant"));
        for (String field : List.of("BillOfMaterialVersion", "EngineeringChangeDocument")) {
            if (!text(bom, field).isEmpty()) {
                version.append('/').append(text(bom, field));
            }
        }
        return version.toString();
    }

    private MasterRecord workCenter(String code, JsonNode workCenter) {
        return dated(
                code,
                plant.codes().workCenters(SapPlant.SYSTEM).toBeLoaded(code).value(),
                workCenter,
                new String[] {"ValidityStartDate", "ValidityEndDate", "WorkCenterLastChangeDateTime"},
                is(workCenter, "WorkCenterIsToBeDeleted"),
                Map.of("description", text(workCenter, "WorkCenterDesc")));
    }

    private MasterRecord lot(String code, JsonNode batch) {
        String item = plant.itemToLoad(text(batch, "Material")).value();
        String lot = text(batch, "Batch");
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("item", item);
        details.put("lot", lot);
        put(details, "manufacturedOn", date(batch, "ManufactureDate"));
        put(details, "expiresOn", date(batch, "ShelfLifeExpirationDate"));
        details.put("restricted", is(batch, "MatlBatchIsInRstrcdUseStock"));
        Instant changed = changed(batch, "LastChangeDateTime");
        return new MasterRecord(
                code,
                item + '/' + lot,
                MasterRecord.EVER,
                is(batch, "BatchIsMarkedForDeletion") ? changed : null,
                changed,
                MasterRecord.details(details));
    }

    private static void put(Map<String, Object> details, String name, @Nullable LocalDate date) {
        if (date != null) {
            details.put(name, date.toString());
        }
    }

    private MasterRecord partner(String code, String id, JsonNode partner, Object details) {
        LocalDate day = date(partner, "LastChangeDate");
        LocalDate created = date(partner, "CreationDate");
        Instant changed = MasterRecord.EVER;
        if (day != null) {
            String time = text(partner, "LastChangeTime");
            LocalTime clock = time.isEmpty() ? LocalTime.MIDNIGHT : SapTime.readTime("LastChangeTime", time);
            changed = SapTime.onTheClock(day, clock, plant.zone()).toInstant();
        } else if (created != null) {
            changed = created.atStartOfDay(plant.zone()).toInstant();
        }
        return new MasterRecord(
                code,
                id,
                MasterRecord.EVER,
                is(partner, "IsMarkedForArchiving") ? changed : null,
                changed,
                MasterRecord.details(details));
    }

    private static String name(String code, JsonNode partner) {
        String name = text(partner, "BusinessPartnerFullName");
        return name.isEmpty() ? code : name;
    }

    /** @param fields of the first and the last day, and of the change */
    private MasterRecord dated(
            String code, String id, JsonNode entity, String[] fields, boolean deleted, Object details) {
        LocalDate from = date(entity, fields[0]);
        LocalDate to = date(entity, fields[1]);
        Instant changed = changed(entity, fields[2]);
        boolean open = to == null || !to.isBefore(FOR_GOOD);
        Instant end = open ? null : to.plusDays(1).atStartOfDay(plant.zone()).toInstant();
        return new MasterRecord(
                code,
                id,
                from == null
                        ? MasterRecord.EVER
                        : from.atStartOfDay(plant.zone()).toInstant(),
                deleted && (end == null || changed.isBefore(end)) ? changed : end,
                changed,
                MasterRecord.details(details));
    }

    /** What SAP has never changed was so ever since. */
    private static Instant changed(JsonNode entity, String field) {
        return text(entity, field).isEmpty() ? MasterRecord.EVER : SapTime.readInstant(field, text(entity, field));
    }

    private static @Nullable LocalDate date(JsonNode entity, String field) {
        return text(entity, field).isEmpty() ? null : SapTime.readDate(field, text(entity, field));
    }

    /** What was read with a product: each version of OData has its own word. */
    private static JsonNode parts(JsonNode product, String v2, String v4) {
        return product.has(v2) ? product.path(v2) : product.path(v4);
    }

    private static boolean is(JsonNode entity, String field) {
        return entity.path(field).asBoolean();
    }

    private static String number(JsonNode entity, String field) {
        return SapField.number(text(entity, field));
    }

    private static String text(JsonNode entity, String field) {
        JsonNode value = entity.path(field);
        return value.isNull() ? "" : value.asText("");
    }
}
