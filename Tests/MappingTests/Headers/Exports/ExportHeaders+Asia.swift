extension ExportHeaders {
    /// Of East Asia, and what is sold all over the world.
    static let asia: [ExportHeaders] = [
        ExportHeaders(
            "freee, 取引先",
            country: "Japan",
            source:
                "support.freee.co.jp/hc/ja/articles/23583052555161",
            header: """
                名前(通称),取引先コード,ショートカット1,ショートカット2,正式名称,カナ名称,敬称,事業所種別,地域,郵便番号,都道府県,市区町村・番地,
                建物名・部屋番号など
                """,
            expected: """
                name = 名前(通称) | 正式名称
                external_id = 取引先コード
                billing_address.street_1 = 市区町村・番地
                billing_address.street_2 = 建物名・部屋番号など
                billing_address.state = 都道府県
                billing_address.postal_code = 郵便番号
                """
        ),
        ExportHeaders(
            "FMIS, 客户",
            country: "China",
            source:
                "github.com/deepsoft-haolifa/fmis, ruoyi-fmis/src/main/java/com/ruoyi/fmis/common/BizCustomerImport.java",
            header: """
                序号,客户区域,客户类别,客户名称,客户代号,初次备案日期,行业划分,客户来源,客户所属商务公司代码,隶属部门,业务负责人,分配日期,分配次数,档案编号,
                备案类别,项目备案号,项目名称,品牌,主要产品,客户联系人,座机电话,联系传真,QQ/E-mail,手机,公司地址,开票资料上传,备注
                """,
            expected: """
                name = 客户名称 | 客户联系人
                external_id = 客户代号
                phone_number = 座机电话
                """
        ),
        ExportHeaders(
            "Sells, 客戶",
            country: "Taiwan",
            source:
                "github.com/Renkai0507/Sells, Sells/Models/CustomerData.cs",
            header: """
                email,客戶編號,客戶名稱,公司電話,電話,手機號碼,公司傳真,地址,送貨地址,統一編號,備註,發票抬頭,聯絡人,月結日期,業務,屬性
                """,
            expected: """
                name = 客戶名稱 | 發票抬頭 | 聯絡人
                external_id = 客戶編號
                email = email
                phone_number = 電話
                """
        ),
        ExportHeaders(
            "MyDHL+, 주소록",
            country: "Korea",
            source:
                "the first columns of mydhl.express.dhl/kr/ko/address-book-import/upload-file-guidelines.html",
            header: """
                이름,회사,저장명(닉네임),이메일주소 1,이메일주소 2,이메일주소 3,이메일주소 4,이메일주소 5,연락처 유형,전화번호 국가코드
                """,
            expected: """
                name = 이름 | 회사
                email = 이메일주소 1
                """
        ),
        ExportHeaders(
            "Selldone, customers",
            country: "anywhere",
            source:
                "github.com/selldone/excel/wiki/Customer-Import",
            header: """
                Name,Phone,Email,Level,Segments,Birthday,Sex,Currency,Country,State,City,
                Address,No,Unit,Postal,Message,Address Phone,Address Name,Lat,Lng
                """,
            expected: """
                name = Name
                email = Email
                phone_number = Phone
                billing_address.street_1 = {Address} {No}
                billing_address.street_2 = Unit
                billing_address.city = City
                billing_address.state = State
                billing_address.postal_code = Postal
                billing_address.country = Country
                """
        ),
    ]
}
