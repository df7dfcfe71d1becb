extension ExportHeaders {
    /// Of Asia, and what is sold all over the world.
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
            country: "South Korea",
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
        ExportHeaders(
            "弥生, 得意先",
            country: "Japan",
            source: "unsourced: written down from memory of such exports",
            header: """
                取引先コード,取引先名,フリガナ,郵便番号,住所1,住所2,電話番号,FAX番号,担当者名,メールアドレス
                """,
            expected: """
                name = 取引先名 | 担当者名
                external_id = 取引先コード
                email = メールアドレス
                phone_number = 電話番号
                billing_address.street_1 = 住所1
                billing_address.street_2 = 住所2
                billing_address.postal_code = 郵便番号
                """
        ),
        ExportHeaders(
            "EC-CUBE, 会員",
            country: "Japan",
            source: "unsourced: written down from memory of such exports",
            header: """
                会員ID,お名前(姓),お名前(名),お名前(フリガナ・姓),お名前(フリガナ・名),会社名,郵便番号,都道府県(ID),都道府県(名称),
                住所1,住所2,メールアドレス,TEL
                """,
            expected: """
                name = 会社名 | {お名前(姓)} {お名前(名)}
                external_id = 会員ID
                email = メールアドレス
                phone_number = TEL
                billing_address.street_1 = 住所1
                billing_address.street_2 = 住所2
                billing_address.state = 都道府県(名称)
                billing_address.postal_code = 郵便番号
                """
        ),
        ExportHeaders(
            "金蝶, 客户",
            country: "China",
            source: "unsourced: written down from memory of such exports",
            header: """
                客户编码,客户名称,客户简称,联系人,手机,固定电话,省份,城市,详细地址,邮编,邮箱,客户分类
                """,
            expected: """
                name = 客户名称 | 客户简称 | 联系人
                external_id = 客户编码
                email = 邮箱
                phone_number = 固定电话
                billing_address.street_1 = 详细地址
                billing_address.city = 城市
                billing_address.state = 省份
                billing_address.postal_code = 邮编
                """
        ),
        ExportHeaders(
            "이카운트, 거래처",
            country: "South Korea",
            source: "unsourced: written down from memory of such exports",
            header: """
                거래처코드,거래처명,대표자명,업태,종목,전화,팩스,Email,우편번호,주소1,모바일
                """,
            expected: """
                name = 거래처명
                external_id = 거래처코드
                email = Email
                phone_number = 전화
                billing_address.street_1 = 주소1
                billing_address.postal_code = 우편번호
                """
        ),
        ExportHeaders(
            "Tally, ledgers",
            country: "India",
            source: "unsourced: written down from memory of such exports",
            header: """
                Ledger Name,Group,Mailing Name,Address Line 1,Address Line 2,State,
                Pincode,Country,Contact Person,Mobile No.,E-Mail ID,GSTIN/UIN
                """,
            expected: """
                name = Ledger Name | Contact Person
                email = E-Mail ID
                phone_number = Mobile No.
                billing_address.street_1 = Address Line 1
                billing_address.street_2 = Address Line 2
                billing_address.state = State
                billing_address.postal_code = Pincode
                billing_address.country = Country
                """
        ),
        ExportHeaders(
            "Vyapar, parties",
            country: "India",
            source: "unsourced: written down from memory of such exports",
            header: """
                Party Name,Phone Number,Email ID,Billing Address,Shipping Address,GSTIN,
                State,Opening Balance
                """,
            expected: """
                name = Party Name
                email = Email ID
                phone_number = Phone Number
                """
        ),
        ExportHeaders(
            "MISA, khách hàng",
            country: "Vietnam",
            source: "unsourced: written down from memory of such exports",
            header: """
                Mã khách hàng,Tên khách hàng,Địa chỉ,Mã số thuế,Điện thoại,Email,
                Người liên hệ,Quốc gia,Tỉnh/TP,Quận/Huyện
                """,
            expected: """
                name = Tên khách hàng | Người liên hệ
                external_id = Mã khách hàng
                email = Email
                phone_number = Điện thoại
                billing_address.street_1 = Địa chỉ
                billing_address.city = Tỉnh/TP
                billing_address.country = Quốc gia
                """
        ),
        ExportHeaders(
            "Hashavshevet, לקוחות",
            country: "Israel",
            source: "unsourced: written down from memory of such exports",
            header: """
                מפתח חשבון,שם חשבון,כתובת,עיר,מיקוד,טלפון,טלפון נייד,דוא"ל,
                ח.פ./עוסק מורשה
                """,
            expected: """
                name = שם חשבון
                external_id = מפתח חשבון
                email = דוא"ל
                phone_number = טלפון
                billing_address.street_1 = כתובת
                billing_address.city = עיר
                billing_address.postal_code = מיקוד
                """
        ),
        ExportHeaders(
            "an Arabic shop",
            country: "Saudi Arabia",
            source: "unsourced: written down from memory of such exports",
            header: """
                رقم العميل,اسم العميل,رقم الجوال,البريد الالكتروني,المدينة,الحي,الشارع,
                الرمز البريدي,الدولة
                """,
            expected: """
                name = اسم العميل
                external_id = رقم العميل
                email = البريد الالكتروني
                phone_number = رقم الجوال
                billing_address.street_1 = الشارع
                billing_address.city = المدينة
                billing_address.postal_code = الرمز البريدي
                billing_address.country = الدولة
                """
        ),
        ExportHeaders(
            "a Thai ledger",
            country: "Thailand",
            source: "unsourced: written down from memory of such exports",
            header: """
                รหัสลูกค้า,ชื่อลูกค้า,ที่อยู่,จังหวัด,รหัสไปรษณีย์,โทรศัพท์,อีเมล
                """,
            expected: """
                name = ชื่อลูกค้า
                external_id = รหัสลูกค้า
                email = อีเมล
                phone_number = โทรศัพท์
                billing_address.street_1 = ที่อยู่
                billing_address.state = จังหวัด
                billing_address.postal_code = รหัสไปรษณีย์
                """
        ),
    ]
}
