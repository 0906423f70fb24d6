/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators.reconciliation;

import java.io.IOException;
import java.util.List;

/** The plant's ERP as a witness: which documents it holds, and what they must say. */
interface ErpBooks {

    /** What a fact must say in a document of the ERP. */
    List<Expectation> expectations();

    /** Where the ERP books what the lines made. */
    List<CountCheck.Booking> bookings();

    /** The day with what the ERP's own books add to the journals, each document with the id of the fact that it books. */
    History complete(History journals) throws IOException;

    /** What is wrong in the ERP's books by themselves. */
    List<Anomaly> contradictions() throws IOException;
}
