/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.erp.sap.odata.ODataCall;
import io.millrace.erp.sap.odata.ODataPath;
import io.millrace.erp.sap.wire.SapMaterialDocument;
import io.millrace.erp.sap.wire.SapMaterialDocument.Amount;
import io.millrace.erp.sap.wire.SapMaterialDocument.Item;
import io.millrace.erp.sap.wire.SapMaterialDocument.Stock;
import io.millrace.erp.sap.wire.SapStockStatus;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Blocks or frees the stock of a lot. A hold names no quantity and no place: the stock is read, and one document moves
 * all of it. Where nothing is left to move there is nothing to post.
 */
public final class StockStatusTarget extends SapTarget<SapStockStatus> {

    public StockStatusTarget() {
        super(SapStockStatus.class);
    }

    @Override
    List<String> facts(SapStockStatus record, Exchange exchange) {
        return List.of(
                "item " + record.material(),
                "lot " + record.batch(),
                record.movementType() == null
                        ? "restricted " + record.restricted()
                        : "movement " + record.movementType());
    }

    @Override
    Future<@Nullable ODataCall> call(SapStockStatus record, @Nullable String key, Exchange exchange) {
        if (record.movementType() == null) {
            JsonNode fields =
                    CanonicalJson.mapper().createObjectNode().put("MatlBatchIsInRstrcdUseStock", record.restricted());
            return Future.succeededFuture(ODataCall.change(batch(record).toString(), fields));
        }
        return found(stock(record)).map(stock -> {
            List<Item> items = stock.stream()
                    .filter(place -> quantity(place).signum() > 0)
                    .map(place -> item(record, place))
                    .toList();
            return items.isEmpty() ? null : MaterialDocumentTarget.create(document(record, items), key);
        });
    }

    private static ODataPath batch(SapStockStatus record) {
        return ODataPath.of("API_BATCH_SRV", "Batch")
                .key("Material", record.material(), "BatchIdentifyingPlant", "", "Batch", record.batch());
    }

    private static String stock(SapStockStatus record) {
        String filter = "Material eq " + ODataPath.text(record.material())
                + " and Plant eq " + ODataPath.text(record.plant())
                + " and Batch eq " + ODataPath.text(record.batch())
                + " and (" + stockTypes(record) + ")"
                + " and InventorySpecialStockType eq ''";
        return ODataPath.of("API_MATERIAL_STOCK_SRV", "A_MatlStkInAcctMod")
                .with("$filter", filter)
                .toString();
    }

    private static String stockTypes(SapStockStatus record) {
        return record.fromStockTypes().stream()
                .map(type -> "InventoryStockType eq " + ODataPath.text(type))
                .collect(Collectors.joining(" or "));
    }

    private static BigDecimal quantity(JsonNode place) {
        return new BigDecimal(place.path("MatlWrhsStkQtyInMatlBaseUnit").asText("0"));
    }

    private static Item item(SapStockStatus record, JsonNode place) {
        Stock stock = new Stock(
                record.material(), record.plant(), place.path("StorageLocation").asText(), record.batch());
        Amount all = new Amount(
                quantity(place).toPlainString(), place.path("MaterialBaseUnit").asText());
        return Item.of(record.movementType(), stock, all).because(record.reasonCode(), record.reason());
    }

    private static SapMaterialDocument document(SapStockStatus record, List<Item> items) {
        return new SapMaterialDocument(
                record.goodsMovementCode(), record.postingDate(), record.postingDate(), record.hold(), items);
    }

    @Override
    String document(JsonNode answer, SapStockStatus record, Exchange exchange) {
        return record.movementType() == null ? name(record) : MaterialDocumentTarget.number(answer);
    }

    private static String name(SapStockStatus record) {
        return record.material() + '/' + record.batch();
    }

    @Override
    Future<List<String>> find(SapStockStatus record, String key, Exchange exchange) {
        if (record.movementType() != null) {
            return found(MaterialDocumentTarget.question(key))
                    .map(all -> all.stream().map(MaterialDocumentTarget::number).toList());
        }
        return read(batch(record).toString()).map(batch -> {
            boolean restricted = batch.path("MatlBatchIsInRstrcdUseStock").asBoolean();
            return restricted == record.restricted() ? List.of(name(record)) : List.of();
        });
    }
}
