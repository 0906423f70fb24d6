/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.master;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.core.master.MasterKind;
import io.millrace.erp.master.MasterQuestion;
import io.millrace.erp.sap.mapping.SapTime;
import io.millrace.erp.sap.odata.ODataPath;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entity set that SAP has a kind of master data in.
 *
 * @param v4 of OData v4
 * @param expand what is read with it; empty: nothing
 * @param order what keeps the pages apart
 * @param changed the field with the time of the last change; a business partner has only a day
 */
record SapMasterSet(boolean v4, String service, String set, String expand, String order, String changed) {

    private static final String DAY = "LastChangeDate";
    private static final SapMasterSet PRODUCTS_OF_V4 = new SapMasterSet(
            true,
            "api_product/srvd_a2x/sap/product/0002",
            "Product",
            "_ProductDescription,_ProductPlant,_ProductUnitOfMeasure",
            "Product",
            "LastChangeDateTime");

    SapMasterSet(String service, String set, String expand, String order, String changed) {
        this(false, service, set, expand, order, changed);
    }

    /** @param itemsByV4 whether items are read by OData v4; everything else has its v2 */
    static SapMasterSet of(MasterKind kind, boolean itemsByV4) {
        return itemsByV4 && kind == MasterKind.ITEM ? PRODUCTS_OF_V4 : of(kind);
    }

    private static SapMasterSet of(MasterKind kind) {
        return switch (kind) {
            case ITEM ->
                new SapMasterSet(
                        "API_PRODUCT_SRV",
                        "A_Product",
                        "to_Description,to_Plant,to_ProductUnitsOfMeasure",
                        "Product",
                        "LastChangeDateTime");
            case BILL_OF_MATERIAL ->
                new SapMasterSet(
                        "API_BILL_OF_MATERIAL_SRV;v=0002",
                        "MaterialBOM",
                        "to_BillOfMaterialItem",
                        "Material,BillOfMaterial,BillOfMaterialVariant",
                        "LastChangeDateTime");
            case WORK_CENTER ->
                new SapMasterSet("API_WORK_CENTERS", "A_WorkCenters", "", "WorkCenter", "WorkCenterLastChangeDateTime");
            case LOT -> new SapMasterSet("API_BATCH_SRV", "Batch", "", "Material,Batch", "LastChangeDateTime");
            case CUSTOMER ->
                new SapMasterSet("API_BUSINESS_PARTNER", "A_BusinessPartner", "to_Customer", "BusinessPartner", DAY);
            case SUPPLIER ->
                new SapMasterSet("API_BUSINESS_PARTNER", "A_BusinessPartner", "to_Supplier", "BusinessPartner", DAY);
        };
    }

    String address(MasterQuestion question) {
        List<String> filter = new ArrayList<>(which(question.kind(), ODataPath.text(question.plant())));
        if (question.since() != null) {
            filter.add(since(question.since()));
        }
        ODataPath path = v4 ? ODataPath.ofV4(service, set) : ODataPath.of(service, set);
        if (!expand.isEmpty()) {
            path.with("$expand", expand);
        }
        if (!filter.isEmpty()) {
            path.with("$filter", String.join(" and ", filter));
        }
        return path.with("$orderby", order).toString();
    }

    private static List<String> which(MasterKind kind, String plant) {
        return switch (kind) {
            case ITEM -> List.of(); // its plants are read with it
            case BILL_OF_MATERIAL, WORK_CENTER -> List.of("Plant eq " + plant);
            // a batch of a material is the same in all plants, unless the client keeps them by plant
            case LOT -> List.of("(BatchIdentifyingPlant eq '' or BatchIdentifyingPlant eq " + plant + ")");
            case CUSTOMER -> List.of("Customer ne ''");
            case SUPPLIER -> List.of("Supplier ne ''");
        };
    }

    private String since(Instant since) {
        if (!changed.equals(DAY)) {
            Instant second = since.truncatedTo(ChronoUnit.SECONDS);
            return changed + " ge " + (v4 ? second : ODataPath.timestamp(second));
        }
        // the day is one of the system's calendar, wherever that is
        String day = "datetime'"
                + since.minus(1, ChronoUnit.DAYS).atZone(ZoneOffset.UTC).toLocalDate() + "T00:00:00'";
        return "(LastChangeDate ge " + day + " or CreationDate ge " + day + ")";
    }

    /** When the entity was changed, null if it never was. */
    @Nullable
    Instant changed(JsonNode entity) {
        String text = entity.path(changed).asText("");
        if (text.isEmpty() || entity.path(changed).isNull()) {
            return null;
        }
        return changed.equals(DAY)
                ? SapTime.readDate(changed, text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : SapTime.readInstant(changed, text);
    }
}
