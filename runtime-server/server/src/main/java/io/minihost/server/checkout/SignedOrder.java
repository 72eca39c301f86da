package io.minihost.server.checkout;

/**
 * What a program passes to {@code wx.requestPayment}: its merchant's word that it may ask for this order now.
 *
 * @param timeStamp seconds since 1970
 * @param orderPackage {@code prepay_id=…}
 * @param paySign base64 of the merchant's signature
 */
public record SignedOrder(String timeStamp, String nonceStr, String orderPackage, String signType, String paySign) {}
