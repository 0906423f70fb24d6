/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.core.check.Settings;
import io.millrace.erp.action.CreditBlock;
import io.millrace.erp.action.CreditQuestion;
import io.millrace.erp.action.CreditStatus;
import io.millrace.erp.sap.mapping.SapField;
import io.millrace.erp.sap.odata.ODataPath;
import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Reads a customer's central blocks and its accounts in credit management. */
public final class CreditStatusAction extends SapAction<CreditQuestion> {

    private static final int CUSTOMER = 10;

    private String creditSegment = "";

    public CreditStatusAction() {
        super(CreditQuestion.class);
    }

    /** Only accounts of this segment; empty: of all. */
    public void setCreditSegment(String creditSegment) {
        this.creditSegment = creditSegment;
    }

    @Override
    public void check() {
        super.check();
        Settings.require(creditSegment.length() <= CUSTOMER, "creditSegment", "must be SAP's code of a segment");
    }

    @Override
    Future<CreditStatus> answer(CreditQuestion question, OffsetDateTime asOf) {
        String number = SapField.text("customer", CUSTOMER, question.customer().value());
        String customers = ODataPath.of("API_BUSINESS_PARTNER", "A_Customer")
                .with("$filter", "Customer eq " + ODataPath.text(number))
                .toString();
        String accounts = ODataPath.of("API_CRDTMBUSINESSPARTNER", "CreditManagementAccount")
                .with("$filter", "BusinessPartner eq " + ODataPath.text(number) + segment())
                .toString();
        return found(customers).compose(found -> {
            if (found.isEmpty()) {
                throw unknown(question, "there is no such customer");
            }
            return found(accounts).map(all -> status(question, found.get(0), all, asOf));
        });
    }

    private String segment() {
        return creditSegment.isEmpty() ? "" : " and CreditSegment eq " + ODataPath.text(creditSegment);
    }

    static CreditStatus status(
            CreditQuestion question, JsonNode customer, List<JsonNode> accounts, OffsetDateTime asOf) {
        List<CreditBlock> blocks = new ArrayList<>();
        if (accounts.stream()
                .anyMatch(account -> account.path("CreditAccountIsBlocked").asBoolean())) {
            blocks.add(CreditBlock.CREDIT);
        }
        if (isSet(customer, "OrderIsBlockedForCustomer")) {
            blocks.add(CreditBlock.ORDER);
        }
        if (isSet(customer, "DeliveryIsBlocked")) {
            blocks.add(CreditBlock.DELIVERY);
        }
        if (customer.path("DeletionIndicator").asBoolean()) {
            blocks.add(CreditBlock.ENDING);
        }
        return new CreditStatus(question.customer(), !blocks.isEmpty(), blocks, asOf);
    }

    /** A block is a reason, not a yes. */
    private static boolean isSet(JsonNode customer, String reason) {
        return !customer.path(reason).asText("").isBlank();
    }
}
