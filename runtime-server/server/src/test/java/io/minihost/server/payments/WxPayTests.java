package io.minihost.server.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.binarywang.wxpay.bean.notify.SignatureHeader;
import com.github.binarywang.wxpay.bean.request.WxPayApplyTradeBillV3Request;
import com.github.binarywang.wxpay.bean.request.WxPayRefundV3Request;
import com.github.binarywang.wxpay.bean.request.WxPayUnifiedOrderV3Request;
import com.github.binarywang.wxpay.bean.result.WxPayBillResult;
import com.github.binarywang.wxpay.bean.result.WxPayUnifiedOrderV3Result.JsapiResult;
import com.github.binarywang.wxpay.bean.result.enums.TradeTypeEnum;
import com.github.binarywang.wxpay.config.WxPayConfig;
import com.github.binarywang.wxpay.exception.WxPayException;
import com.github.binarywang.wxpay.service.WxPayService;
import com.github.binarywang.wxpay.service.impl.WxPayServiceImpl;
import io.minihost.server.payments.orders.PayProof;
import io.minihost.server.payments.wire.PayTimes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client that most merchants' servers use, as it is published, under a name for which it signs and checks. */
class WxPayTests extends PayTest {

    private WxPayService client(String mode) {
        var config = new WxPayConfig();
        config.setAppId(program.value());
        config.setMchId(shop.mchid());
        config.setApiV3Key(shop.apiV3Key());
        config.setCertSerialNo(shop.serial());
        config.setPrivateKeyContent(Shop.pkcs8(shop.keys()).getBytes(StandardCharsets.US_ASCII));
        config.setApiHostUrl(
                "http://%s:%d".formatted(PayHosts.NAME, server().base().getPort()));
        if (mode.equals("public key")) {
            config.setPublicKeyId(shop.platform().get("publicKeyId").stringValue());
            config.setPublicKeyContent(
                    shop.platform().get("publicKeyPem").stringValue().getBytes(StandardCharsets.US_ASCII));
            config.setFullPublicKeyModel(true);
        }
        var client = new WxPayServiceImpl();
        client.setConfig(config);
        return client;
    }

    private WxPayUnifiedOrderV3Request order(String number, int total) {
        return new WxPayUnifiedOrderV3Request()
                .setDescription("Bread")
                .setOutTradeNo(number)
                .setNotifyUrl(merchant.url())
                .setAmount(new WxPayUnifiedOrderV3Request.Amount().setTotal(total))
                .setPayer(new WxPayUnifiedOrderV3Request.Payer().setOpenid(openid));
    }

    private static SignatureHeader header(PayServer.Told told) {
        return SignatureHeader.builder()
                .timeStamp(told.headers().getFirst("Wechatpay-Timestamp"))
                .nonce(told.headers().getFirst("Wechatpay-Nonce"))
                .serial(told.headers().getFirst("Wechatpay-Serial"))
                .signature(told.headers().getFirst("Wechatpay-Signature"))
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"certificate", "public key"})
    void ordersIsPaidIsToldAndRefunds(String mode) throws WxPayException {
        var client = client(mode);
        var number = number();
        JsapiResult call = client.createOrderV3(TradeTypeEnum.JSAPI, order(number, 1000));
        var offer = requests.check(
                program,
                ann,
                new PayAsked(
                        call.getTimeStamp(),
                        call.getNonceStr(),
                        call.getPackageValue(),
                        call.getSignType(),
                        call.getPaySign()));
        var paid = requests.pay(offer.order(), ann, PayProof.PIN);
        var found = client.queryOrderV3(paid.transactionId(), "");
        assertThat(found.getTradeState()).isEqualTo("SUCCESS");
        assertThat(found.getOutTradeNo()).isEqualTo(number);
        until(() -> merchant.told().size() == 1);
        var told = merchant.told().getFirst();
        assertThat(client.parseOrderNotifyV3Result(told.body(), header(told))
                        .getResult()
                        .getTransactionId())
                .isEqualTo(paid.transactionId());
        assertThatThrownBy(() -> client.parseOrderNotifyV3Result(told.body() + " ", header(told)))
                .isInstanceOf(WxPayException.class);
        var refund = client.refundV3(new WxPayRefundV3Request()
                .setOutTradeNo(number)
                .setOutRefundNo("r" + number)
                .setNotifyUrl(merchant.url())
                .setAmount(new WxPayRefundV3Request.Amount()
                        .setRefund(400)
                        .setTotal(1000)
                        .setCurrency("CNY")));
        assertThat(client.refundQueryV3("r" + number).getRefundId()).isEqualTo(refund.getRefundId());
        assertThat(balance(ann)).isEqualTo(9_400);
        until(() -> merchant.told().size() == 2);
        var last = merchant.told().getLast();
        assertThat(client.parseRefundNotifyV3Result(last.body(), header(last))
                        .getResult()
                        .getRefundStatus())
                .isEqualTo("SUCCESS");
    }

    @Test
    void closesAndIsToldWhatIsWrong() throws WxPayException {
        var client = client("certificate");
        var number = number();
        client.createOrderV3(TradeTypeEnum.JSAPI, order(number, 1000));
        client.closeOrderV3(number);
        assertThat(client.queryOrderV3("", number).getTradeState()).isEqualTo("CLOSED");
        assertThatThrownBy(() -> client.createOrderV3(TradeTypeEnum.JSAPI, order(number, 1000)))
                .isInstanceOfSatisfying(
                        WxPayException.class,
                        refused -> assertThat(refused.getErrCode()).isEqualTo("ORDER_CLOSED"));
        assertThatThrownBy(() -> client.createOrderV3(TradeTypeEnum.NATIVE, order(number, 1000)))
                .isInstanceOfSatisfying(
                        WxPayException.class,
                        refused -> assertThat(refused.getErrCode()).isEqualTo("NO_AUTH"));
    }

    /** What it reads out of a bill is what the books say. */
    @ParameterizedTest
    @ValueSource(strings = {"", "GZIP"})
    void readsBills(String tar) throws Exception {
        var number = number();
        var paid = pay(number, 1000);
        pay(number(), 250);
        assertThat(shop.post("/v3/refund/domestic/refunds", refundDraft(number, "r" + number, 400, 1000))
                        .statusCode())
                .isEqualTo(200);
        jdbc.sql("update pay_order set paid_at = paid_at - interval '1 day' where mchid = ?")
                .param(shop.mchid())
                .update();
        jdbc.sql("update pay_refund set created_at = created_at - interval '1 day' where mchid = ?")
                .param(shop.mchid())
                .update();
        var client = client("certificate");
        var request = new WxPayApplyTradeBillV3Request();
        request.setBillDate(LocalDate.now(PayTimes.ZONE).minusDays(1).toString());
        request.setBillType("ALL");
        if (!tar.isEmpty()) {
            request.setTarType(tar);
        }
        var told = client.applyTradeBill(request);
        var url = told.getDownloadUrl().replaceFirst("//[^/:]+", "//" + PayHosts.NAME);
        var in = client.downloadBill(url);
        var bytes = (tar.isEmpty() ? in : new GZIPInputStream(in)).readAllBytes();
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes)))
                .isEqualToIgnoringCase(told.getHashValue());
        var bill = WxPayBillResult.fromRawBillResultString(new String(bytes, StandardCharsets.UTF_8), "ALL");
        assertThat(bill.getTotalRecord()).isEqualTo("3");
        assertThat(bill.getTotalFee()).isEqualTo("12.50");
        assertThat(bill.getTotalRefundFee()).isEqualTo("4.00");
        assertThat(bill.getTotalPoundageFee()).isEqualTo("0.06000");
        assertThat(bill.getBillInfoList()).hasSize(3);
        var first = bill.getBillInfoList().getFirst();
        assertThat(first.getOutTradeNo()).isEqualTo(number);
        assertThat(first.getTransactionId()).isEqualTo(paid.transactionId());
        assertThat(first.getPoundage()).isEqualTo("0.06000");
        assertThat(first.getPoundageRate()).isEqualTo("0.60%");
        assertThat(first.getAttach()).isEqualTo("table 7");
        var last = bill.getBillInfoList().getLast();
        assertThat(last.getOutRefundNo()).isEqualTo("r" + number);
        assertThat(last.getSettlementRefundFee()).isEqualTo("4.00");
        assertThat(last.getRefundState()).isEqualTo("SUCCESS");
    }
}
