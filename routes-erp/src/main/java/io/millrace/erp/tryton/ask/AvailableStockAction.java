/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.ask;

import io.millrace.erp.action.AvailableStock;
import io.millrace.erp.action.StockQuestion;
import io.millrace.erp.tryton.mapping.StockMapper;
import io.millrace.erp.tryton.mapping.TrytonCodes;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.wire.TrytonStock;
import java.time.OffsetDateTime;
import java.util.Objects;

/** Reads how much of an item or lot a warehouse has, by location and lot. */
public final class AvailableStockAction extends TrytonAction<StockQuestion> {

    private String warehouse = "";
    private String holdLocation = "";

    public AvailableStockAction() {
        super(StockQuestion.class);
    }

    /** The code of the plant's warehouse; empty: the only one. */
    public void setWarehouse(String warehouse) {
        this.warehouse = warehouse;
    }

    /** The code of the location for stock on hold, where the plant's file names none; empty: none. */
    public void setHoldLocation(String holdLocation) {
        this.holdLocation = holdLocation;
    }

    @Override
    AvailableStock answer(Tryton tryton, StockQuestion question, OffsetDateTime asOf) {
        TrytonCodes codes = codes(question.plant(), asOf);
        StockMapper mapper = new StockMapper(codes);
        String onHold = Objects.requireNonNullElse(codes.plant().holdLocation(), holdLocation);
        StockReader reader = new StockReader(tryton, warehouse, onHold);
        String lot = question.lot() == null ? null : question.lot().value();
        TrytonStock stock = reader.read(mapper.item(question.item()), lot);
        return mapper.map(question, stock, asOf);
    }
}
