package io.minihost.samples.shop;

/**
 * An order as its customer sees it.
 *
 * @param state toPay, toShip, shipped or cancelled
 * @param total in fen
 * @param refunded in fen, what went back or is on its way
 * @param refundDone whether it has arrived
 */
record OrderView(String number, String state, int total, int refunded, boolean refundDone) {}
