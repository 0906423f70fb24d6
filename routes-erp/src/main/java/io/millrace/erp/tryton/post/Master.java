/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.core.post.PostError;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.rpc.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tryton's records behind the codes of a wire record. */
final class Master {

    private final Tryton tryton;

    Master(Tryton tryton) {
        this.tryton = tryton;
    }

    int product(String code) {
        return known("product.product", "code", code, "item").path("id").asInt();
    }

    Unit unit(String symbol) {
        return Unit.of(known("product.uom", "symbol", symbol, "unit", Unit.FIELDS));
    }

    Unit unit(int id) {
        return Unit.of(known("product.uom", "id", id, "unit", Unit.FIELDS));
    }

    int location(String code) {
        return known("stock.location", "code", code, "location").path("id").asInt();
    }

    private JsonNode known(String model, String field, Object value, String what, String... fields) {
        JsonNode found = tryton.first(model, List.of(List.of(field, "=", value)), fields);
        if (found == null) {
            throw tryton.premature("Tryton does not know " + what + ' ' + value);
        }
        return found;
    }

    /** The lot, made unless it is there; null for none. Tryton lets two lots have one number: the first is meant. */
    @Nullable
    Integer lotMade(int product, @Nullable String number) {
        if (number == null) {
            return null;
        }
        Integer lot = findLot(product, number);
        if (lot == null) {
            tryton.create("stock.lot", List.of(Map.of("number", number, "product", product)));
            lot = findLot(product, number);
        }
        return lot;
    }

    /** @throws io.millrace.core.post.NotPosted.Premature if it is not known */
    @Nullable
    Integer lot(int product, @Nullable String number) {
        if (number == null) {
            return null;
        }
        Integer lot = findLot(product, number);
        if (lot == null) {
            throw tryton.premature("Tryton does not know lot " + number);
        }
        return lot;
    }

    @Nullable
    Integer findLot(int product, String number) {
        JsonNode lot =
                tryton.first("stock.lot", List.of(List.of("number", "=", number), List.of("product", "=", product)));
        return lot == null ? null : lot.path("id").asInt();
    }

    /** An amount that Tryton keeps as it is. */
    BigDecimal exact(String text) {
        BigDecimal quantity = new BigDecimal(text);
        if (!Values.isExact(quantity)) {
            throw tryton.rejected(PostError.REJECTED, "Tryton cannot keep the quantity " + text + " exactly");
        }
        return quantity;
    }
}
