package io.minihost.samples.wechat;

/**
 * Money that goes back to a customer.
 *
 * @param number WeChat's {@code out_refund_no}
 * @param purchase number of what was paid
 * @param amount in fen
 * @param state REQUESTED until WeChat has taken it, then WeChat's PROCESSING, SUCCESS, ABNORMAL or CLOSED
 */
public record Refund(String number, String purchase, int amount, String reason, String state) {}
