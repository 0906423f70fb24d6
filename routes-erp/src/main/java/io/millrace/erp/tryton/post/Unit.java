/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A unit of measure in Tryton.
 *
 * @param factor of its category's base unit
 * @param digits after the point, more of which Tryton refuses
 */
record Unit(int id, BigDecimal factor, int digits) {

    private static final int PRICE_DIGITS = 4;

    static final String[] FIELDS = {"factor", "digits"};

    static Unit of(JsonNode record) {
        return new Unit(
                record.path("id").asInt(),
                record.path("factor").decimalValue(),
                record.path("digits").asInt());
    }

    BigDecimal to(Unit other, BigDecimal quantity) {
        return id == other.id
                ? quantity
                : other.rounded(quantity.multiply(factor).divide(other.factor, MathContext.DECIMAL64));
    }

    /** Of one of these. @param price of one of the other unit */
    BigDecimal price(Unit other, BigDecimal price) {
        return id == other.id
                ? price
                : price.multiply(factor).divide(other.factor, PRICE_DIGITS, RoundingMode.HALF_EVEN);
    }

    BigDecimal rounded(BigDecimal quantity) {
        return quantity.setScale(digits, RoundingMode.HALF_EVEN);
    }
}
