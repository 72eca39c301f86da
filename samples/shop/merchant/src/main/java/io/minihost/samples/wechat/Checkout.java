package io.minihost.samples.wechat;

/**
 * A purchase that can be paid now.
 *
 * @param total in fen
 * @param payment for {@code wx.requestPayment}
 */
public record Checkout(String number, int total, PaymentRequest payment) {}
