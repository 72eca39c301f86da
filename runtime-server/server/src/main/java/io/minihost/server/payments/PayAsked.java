package io.minihost.server.payments;

/**
 * What a program gives to {@code wx.requestPayment}, as its merchant's server has made it.
 *
 * @param timeStamp seconds
 * @param prepay {@code prepay_id=} and the id
 * @param signType {@code RSA}
 * @param paySign base64, by the merchant's key
 */
public record PayAsked(String timeStamp, String nonceStr, String prepay, String signType, String paySign) {}
