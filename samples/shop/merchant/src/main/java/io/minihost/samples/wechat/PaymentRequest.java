package io.minihost.samples.wechat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.wechat.pay.java.service.payments.jsapi.model.PrepayWithRequestPaymentResponse;

/** What {@code wx.requestPayment} wants, signed with the merchant's key. */
public record PaymentRequest(
        String timeStamp,
        String nonceStr,
        @JsonProperty("package") String prepay,
        String signType,
        String paySign) {

    static PaymentRequest of(PrepayWithRequestPaymentResponse answer) {
        return new PaymentRequest(
                answer.getTimeStamp(),
                answer.getNonceStr(),
                answer.getPackageVal(),
                answer.getSignType(),
                answer.getPaySign());
    }
}
