/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import org.apache.camel.LoggingLevel;
import org.apache.camel.Route;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.apache.camel.model.errorhandler.ErrorHandlerHelper;
import org.apache.camel.model.errorhandler.RefErrorHandlerDefinition;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * A failed attempt is an outcome, not an accident: the ledger logs it in one line, so Camel's own default error handler
 * does not log it once more, with a stack trace per attempt. An error handler that somebody asked for is left as it is,
 * and so is every route that does not begin at a ledger.
 */
final class FailureLog extends LifecycleStrategySupport {

    @Override
    public void onRouteContextCreate(Route route) {
        if (route.getEndpoint() instanceof LedgerEndpoint && isNobodysChoice(route)) {
            route.setErrorHandlerFactory(new DefaultErrorHandlerDefinition().loggingLevel(LoggingLevel.OFF));
        }
    }

    private static boolean isNobodysChoice(Route route) {
        return route.getErrorHandlerFactory() instanceof RefErrorHandlerDefinition named
                && ErrorHandlerHelper.DEFAULT_ERROR_HANDLER_BUILDER.equals(named.getRef())
                && route.getCamelContext().getCamelContextExtension().getErrorHandlerFactory() == null;
    }
}
