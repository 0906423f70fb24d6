/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.erp.sap.odata.ODataCall;
import io.millrace.erp.sap.odata.ODataPath;
import io.millrace.erp.sap.wire.SapMaterialDocument;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Posts goods movements. SAP keeps our key as the header text of the material document. */
public final class MaterialDocumentTarget extends SapTarget<SapMaterialDocument> {

    static final String SERVICE = "API_MATERIAL_DOCUMENT_SRV";

    public MaterialDocumentTarget() {
        super(SapMaterialDocument.class);
    }

    @Override
    List<String> facts(SapMaterialDocument record, Exchange exchange) {
        return factsOf(record);
    }

    static List<String> factsOf(SapMaterialDocument record) {
        List<String> facts = new ArrayList<>();
        for (SapMaterialDocument.Item item : record.items()) {
            facts.add("movement " + item.goodsMovementType());
            facts.add("item " + item.stock().material());
            if (item.stock().batch() != null) {
                facts.add("lot " + item.stock().batch());
            }
            facts.add(
                    "quantity " + item.amount().quantity() + ' ' + item.amount().unit());
        }
        return facts;
    }

    @Override
    Future<@Nullable ODataCall> call(SapMaterialDocument record, @Nullable String key, Exchange exchange) {
        return Future.succeededFuture(create(record, key));
    }

    static ODataCall create(SapMaterialDocument record, @Nullable String key) {
        ObjectNode header = json(record);
        if (key != null) {
            header.put("MaterialDocumentHeaderText", HeaderText.of(key));
        }
        return ODataCall.create(
                ODataPath.of(SERVICE, "A_MaterialDocumentHeader").toString(), header);
    }

    @Override
    String document(JsonNode answer, SapMaterialDocument record, Exchange exchange) {
        return number(answer);
    }

    @Override
    Future<List<String>> find(SapMaterialDocument record, String key, Exchange exchange) {
        return found(question(key))
                .map(all -> all.stream().map(MaterialDocumentTarget::number).toList());
    }

    static String question(String key) {
        return ODataPath.of(SERVICE, "A_MaterialDocumentHeader")
                .with("$filter", "MaterialDocumentHeaderText eq " + ODataPath.text(HeaderText.of(key)))
                .with("$select", "MaterialDocumentYear,MaterialDocument")
                .toString();
    }

    /** Year and number, {@code 2026/4900000001}. */
    static String number(JsonNode document) {
        String year = document.path("MaterialDocumentYear").asText("");
        String number = document.path("MaterialDocument").asText("");
        return year.isEmpty() || number.isEmpty() ? "" : year + '/' + number;
    }
}
