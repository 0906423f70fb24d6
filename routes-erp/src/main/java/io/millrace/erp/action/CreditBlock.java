/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.action;

/** What keeps a customer from being delivered. */
public enum CreditBlock {
    /** Credit management has blocked the account. */
    CREDIT,
    /** No orders are taken. */
    ORDER,
    /** Nothing is delivered. */
    DELIVERY,
    /** The customer is about to be deleted. */
    ENDING
}
