/** SAP S/4HANA's OData services as a program of its own, with its books, its refusals and its bad manners. */
package io.millrace.examples.sap;
