/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.core.post.PostError;
import io.millrace.core.post.Posted;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.rpc.Values;
import io.millrace.erp.tryton.wire.TrytonReceipt;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Receives goods by a supplier shipment of their own, and puts them into their location. What the purchase still expects
 * becomes the shipment's line, so that Tryton expects only the rest.
 */
public final class ReceiptSink extends TrytonSink<TrytonReceipt> {

    static final String MODEL = "stock.shipment.in";

    private String supplier = "";

    public ReceiptSink() {
        super(TrytonReceipt.class);
    }

    /** The code of the party that everything comes from, where purchases are not kept in Tryton; empty: they are. */
    public void setSupplier(String supplier) {
        this.supplier = supplier;
    }

    @Override
    List<String> facts(TrytonReceipt receipt) {
        return Facts.of("purchase", receipt.purchase())
                .and("item", receipt.item())
                .and("lot", receipt.lot())
                .and("quantity", receipt.quantity() + ' ' + receipt.unit())
                .and("location", receipt.location())
                .list();
    }

    @Override
    Posted post(Tryton tryton, TrytonReceipt receipt, String key) {
        Shipment shipment = Shipment.of(tryton, MODEL, key);
        if (shipment == null) {
            shipment = Shipment.make(tryton, MODEL, key, planned(tryton, receipt));
        }
        if (supplier.isEmpty()) {
            shipment.step("draft", "receive");
        } else {
            shipment.stepWithoutOrigin("draft", "receive");
        }
        if (shipment.state().equals("received")) {
            int location = new Master(tryton).location(receipt.location());
            for (JsonNode move : shipment.moves("inventory_moves", "to_location")) {
                if (move.path("to_location").asInt() != location) {
                    tryton.write(Move.MODEL, move.path("id").asInt(), Map.of("to_location", location));
                }
            }
            shipment.press("done");
        }
        return shipment.done();
    }

    private Map<String, Object> planned(Tryton tryton, TrytonReceipt receipt) {
        Master master = new Master(tryton);
        int product = master.product(receipt.item());
        Unit unit = master.unit(receipt.unit());
        BigDecimal quantity = master.exact(receipt.quantity());
        int location = master.location(receipt.location());
        PurchaseLine purchase =
                supplier.isEmpty() ? PurchaseLine.find(tryton, receipt.purchase(), receipt.line(), product) : null;
        JsonNode warehouse = warehouse(tryton, location);
        if (purchase != null && purchase.warehouse() != warehouse.path("id").asInt()) {
            throw tryton.rejected(
                    PostError.REJECTED,
                    "location " + receipt.location() + " is not in the warehouse of purchase " + receipt.purchase());
        }
        Map<String, Object> move = new HashMap<>();
        move.put("product", product);
        move.put("lot", master.lotMade(product, receipt.lot()));
        if (warehouse.path("input_location").equals(warehouse.path("storage_location"))) {
            // nothing is put away there
            move.put("to_location", location);
        }
        int party = purchase == null ? party(tryton) : purchase.supplier();
        if (purchase == null) {
            move.put("uom", unit.id());
            move.put("quantity", quantity);
            move.put("from_location", supplierLocation(tryton, party));
            move.putIfAbsent("to_location", warehouse.path("input_location").asInt());
            move.put("unit_price", cost(tryton, product, unit));
        } else {
            Unit bought = master.unit(purchase.unit());
            move.put("quantity", exactly(tryton, quantity, unit, bought));
            move.put("uom", bought.id());
        }
        Map<String, Object> values = new HashMap<>();
        if (receipt.supplierShipment() != null) {
            values.put("reference", receipt.supplierShipment());
        }
        values.put("supplier", party);
        values.put("warehouse", warehouse.path("id").asInt());
        values.put("planned_date", Values.date(Days.of(receipt.at())));
        values.put("effective_date", Values.date(Days.of(receipt.at())));
        values.put("incoming_moves", purchase == null ? created(move) : purchase.taken(tryton, move));
        return values;
    }

    static List<?> created(Map<String, ?> move) {
        return List.of(List.of("create", List.of(move)));
    }

    /** Tryton reckons what is still to come in the purchase's own unit. */
    private static BigDecimal exactly(Tryton tryton, BigDecimal quantity, Unit unit, Unit bought) {
        BigDecimal same = unit.to(bought, quantity);
        if (bought.to(unit, same).compareTo(quantity) != 0) {
            throw tryton.rejected(PostError.REJECTED, "its quantity is not a whole one in the purchase's unit");
        }
        return same;
    }

    private static JsonNode warehouse(Tryton tryton, int location) {
        JsonNode found = tryton.first("stock.location", List.of(List.of("id", "=", location)), "warehouse");
        JsonNode warehouse = tryton.first(
                "stock.location",
                List.of(List.of("id", "=", found.path("warehouse").asInt())),
                "input_location",
                "storage_location");
        if (warehouse == null) {
            throw tryton.rejected(PostError.REJECTED, "its location is in no warehouse");
        }
        return warehouse;
    }

    private int party(Tryton tryton) {
        JsonNode party = tryton.first("party.party", List.of(List.of("code", "=", supplier)));
        if (party == null) {
            throw tryton.premature("Tryton does not know party " + supplier);
        }
        return party.path("id").asInt();
    }

    private static int supplierLocation(Tryton tryton, int party) {
        return tryton.first("party.party", List.of(List.of("id", "=", party)), "supplier_location")
                .path("supplier_location")
                .asInt();
    }

    /** Of one unit of the receipt, as the product is valued. */
    private static Map<String, ?> cost(Tryton tryton, int product, Unit unit) {
        JsonNode found = tryton.first("product.product", List.of(List.of("id", "=", product)), "cost_price");
        Unit own = new Stock(tryton).ownUnit(product);
        BigDecimal cost = new BigDecimal(found.at("/cost_price/decimal").asText("0"));
        return Values.decimal(unit.price(own, cost));
    }

    @Override
    @Nullable
    Posted find(Tryton tryton, TrytonReceipt receipt, String key) {
        Shipment shipment = Shipment.of(tryton, MODEL, key);
        return shipment == null ? null : shipment.ifDone();
    }
}
