/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What people write over the columns of their tables, beside the labels of the fields: English,
 * Russian, Belarusian, Uzbek in both scripts; and what other programs and standards call them.
 * Compared after comity_text_fold(), so that case, accents and script do not matter.
 */
#include "comity-import-headings.h"

const ComityHeading comity_headings[] = {
  /* People */
  { "family_name", "surname|last name|family name|фамилия|прозвішча|familiya|familiyasi|фамилияси|"
                   "фамилия (лат.)|фамилия латиницей|n.family|lastname|nachname" },
  { "given_names", "first name|given name|given names|forename|имя|имена|имя (лат.)|імя|ism|ismi|"
                   "исми|n.given|firstname|vorname" },
  { "patronymic", "middle name|patronymic|отчество|імя па бацьку|otasining ismi|отасининг исми|"
                  "sharifi|n.middle" },
  { "family_name_cyrillic", "фамилия кириллицей|фамилия (рус.)|фамилия по-русски|"
                            "surname in cyrillic" },
  { "given_names_cyrillic", "имя кириллицей|имя (рус.)|имя по-русски" },
  { "name_local",
    "original name|native name|название (оригинал)|название на языке оригинала|"
    "название (ориг.)|имя на родном языке|ф.и.о.|фио|f.i.sh.|fish|название на родном языке" },
  { "sex", "sex|gender|пол|jinsi|жинси|jins|пол (м/ж)" },
  { "birth_date", "date of birth|birth date|birthday|dob|born|дата рождения|год рождения|"
                  "дата нараджэння|tug'ilgan sana|tug‘ilgan sanasi|туғилган санаси|д.р.|bday" },
  { "birth_place", "place of birth|birthplace|место рождения|месца нараджэння|tug'ilgan joyi" },
  { "birth_country", "country of birth|страна рождения" },
  { "citizenship", "citizenship|nationality|citizen of|гражданство|страна гражданства|подданство|"
                   "грамадзянства|fuqaroligi|фуқаролиги|fuqarolik|гражданин" },
  { "email", "email|e-mail|mail|e-mail address|почта|эл. почта|электронная почта|"
             "адрес электронной почты|elektron pochta|электронная пошта" },
  { "email_2", "email.2|email 2|second email" },
  { "mobile", "mobile|mobile phone|cell|мобильный|мобильный телефон|сотовый|tel.cell" },
  { "phone", "phone|telephone|tel|phone number|телефон|тел.|номер телефона|тэлефон|telefon|"
             "telefon raqami|контактный телефон|tel.cell" },
  { "fax", "fax|факс|tel.fax" },
  { "post", "position|job title|title|post|должность|пасада|lavozimi|лавозими|role" },
  { "degree", "degree|academic degree|ученая степень|степень|ilmiy darajasi" },
  { "rank", "academic rank|ученое звание|звание|ilmiy unvoni" },
  { "unit", "department|unit|кафедра|подразделение|отдел|kafedra|org.unit" },
  { "address", "address|street address|street|адрес|адрес "
               "проживания|manzil|manzili|manzilgoh|адрас|adr.street" },
  { "home_address", "home address|домашний адрес|адрес на родине" },
  /* Organisations */
  { "name", "name|title|organisation|organization|institution|university|название|наименование|"
            "организация|университет|вуз|учреждение|партнер|назва|арганізацыя|nomi|номи|muassasa|"
            "universitet|tashkilot|fn|summary|название (англ.)|название на английском|"
            "institution name|университет-партнер|partner university|topic|тема|мероприятие" },
  { "acronym", "acronym|abbreviation|аббревиатура|сокращение|qisqartma" },
  { "short_name", "short name|краткое название|сокращенное название" },
  { "country", "country|страна|краіна|mamlakat|мамлакат|davlat|давлат|государство|alpha_two_code|"
               "country code|код страны|adr.country|land|pays|país|страна/регион" },
  { "subdivision",
    "region|state|state-province|province|область|регион|вобласць|viloyat|adr.region" },
  { "city", "city|town|город|горад|shahar|шаҳар|adr.city|населенный пункт" },
  { "website", "website|web site|web|url|web page|web_pages|homepage|www|сайт|веб-сайт|"
               "адрес сайта|интернет-сайт|veb-sayt|ссылка|links" },
  { "domains", "domain|domains|домен|домены" },
  { "established", "founded|established|year founded|год основания|основан|дата основания|"
                   "tashkil etilgan yili|год заснавання" },
  { "parent", "part of|parent organisation|входит в|головная организация" },
  { "ror", "ror|ror id" },
  { "wikidata", "wikidata|wikidata id" },
  { "type", "type|kind of organisation|тип|тип организации|вид организации|turi|types" },
  { "status", "status|статус|состояние|holati|стан" },
  { "latitude", "latitude|lat|широта" },
  { "longitude", "longitude|lon|lng|long|долгота" },
  { "erasmus_code", "erasmus code|erasmus id code|код erasmus" },
  { "pic", "pic|pic number" },
  /* Agreements, events, delegations */
  { "number",
    "number|no|№|номер|нумар|raqami|рақами|номер договора|номер документа|agreement number" },
  { "partner",
    "partner|partner institution|партнер|организация-партнер|вуз-партнер|партнёр|hamkor|"
    "ҳамкор|organisation|organization|organization name|организация|университет|institution|"
    "место работы|company|org|home university|sending institution" },
  { "kind", "kind|type|type of agreement|вид|тип|тип договора|вид договора|вид мероприятия|turi" },
  { "signed_on",
    "signed|date signed|signing date|date of signing|дата подписания|подписан|подписано|"
    "дата заключения|imzolangan sana|дата падпісання" },
  { "valid_from", "valid from|from|start date|start|действует с|начало действия|с|дата начала|"
                  "boshlanish sanasi|in force from" },
  { "valid_to", "valid to|valid until|until|to|end date|expiry|expires|expiry date|действует до|"
                "срок действия|окончание|дата окончания|по|до|amal qilish muddati|тэрмін дзеяння" },
  { "starts",
    "starts|start|begins|from|date|dtstart|дата|начало|дата начала|с|boshlanishi|studies from" },
  { "ends", "ends|end|until|to|dtend|окончание|конец|дата окончания|по|tugashi|studies to" },
  { "subject", "subject|предмет|предмет договора|тема|предмет соглашения" },
  { "venue", "venue|place|location|место|место проведения|joyi" },
  { "purpose", "purpose|goal|цель|цель визита|maqsad" },
  { "description", "description|описание" },
  { "note", "note|notes|comment|comments|remarks|примечание|примечания|комментарий|заметки|"
            "заўвагі|izoh|изоҳ" },
  { "fee", "fee|tuition|tuition fee|стоимость|оплата|стоимость обучения|kontrakt summasi" },
  { "paid_until", "paid until|оплачено до" },
  { "tags", "tags|labels|categories|метки|теги|teglar" },
  /* Students */
  { "own_number", "student id|student number|student no|student card|номер студенческого|"
                  "№ студенческого билета|личное дело|номер личного дела|номер зачетной "
                  "книжки|talaba raqami|id" },
  { "faculty", "faculty|school|факультет|fakultet|fakulteti|факультети" },
  { "programme", "programme|program|speciality|specialty|major|специальность|направление|"
                 "направление подготовки|спецыяльнасць|mutaxassisligi|yo'nalishi|yo‘nalishi" },
  { "level", "level|level of study|уровень|уровень образования|ступень|ta'lim bosqichi" },
  { "year", "year|year of study|course|курс|kurs|год обучения" },
  { "study_group", "group|группа|guruh|гуруҳ|учебная группа" },
  { "form", "form of study|форма обучения|форма|ta'lim shakli" },
  { "language", "language|language of instruction|язык обучения|язык|ta'lim tili" },
  { "basis", "basis|funding|основа обучения|форма оплаты|бюджет/контракт" },
  { "intake", "intake|year of admission|год поступления|qabul yili" },
  { "order_number",
    "order|order number|приказ|номер приказа|№ приказа|приказ о зачислении|buyruq raqami" },
  { "order_date", "order date|дата приказа|buyruq sanasi" },
  { "contract_number",
    "contract|contract number|договор|номер договора|№ договора|shartnoma raqami" },
  { "contract_date", "contract date|дата договора" },
  { "dormitory", "dormitory|hostel|общежитие|yotoqxona|інтэрнат" },
  { "room", "room|комната|xona" },
  { "responsible", "responsible|responsible person|ответственный|mas'ul|адказны" },
  { "previous_education", "previous education|предыдущее образование" },
  /* A student's papers */
  { "paper:passport.number",
    "passport|passport no|passport number|passport №|паспорт|номер паспорта|"
    "№ паспорта|паспорт №|серия и номер паспорта|pasport|pasport raqami|"
    "паспорт рақами|нумар пашпарта|пашпарт" },
  { "paper:passport.series", "passport series|серия паспорта" },
  { "paper:passport.issued_on",
    "passport issued|passport date of issue|дата выдачи паспорта|паспорт выдан|"
    "pasport berilgan sana" },
  { "paper:passport.valid_to",
    "passport expiry|passport valid to|passport valid until|passport expires|"
    "срок действия паспорта|паспорт действителен до|паспорт до|"
    "pasport amal qilish muddati" },
  { "paper:passport.issuer", "passport issued by|кем выдан паспорт|кем выдан" },
  { "paper:visa.number", "visa|visa no|visa number|виза|номер визы|№ визы|viza|viza raqami|віза" },
  { "paper:visa.valid_from", "visa from|visa valid from|виза с|начало визы|дата начала визы" },
  { "paper:visa.valid_to",
    "visa to|visa expiry|visa until|visa valid to|visa valid until|visa expires|"
    "виза до|срок действия визы|окончание визы|срок визы|дата окончания визы|"
    "viza muddati|виза действительна до" },
  { "paper:visa.entries", "visa entries|кратность визы|кратность" },
  { "paper:registration.valid_to", "registration until|registration expiry|registration valid to|"
                                   "регистрация до|срок регистрации|миграционный учет до|"
                                   "ro'yxatdan o'tish muddati|рэгістрацыя да" },
  { "paper:registration.number", "registration number|номер регистрации" },
  { "paper:migration_card.number", "migration card|миграционная карта|номер миграционной карты" },
  { "paper:insurance.number",
    "insurance|policy|insurance number|полис|номер полиса|страховой полис|sug'urta" },
  { "paper:insurance.valid_to",
    "insurance until|insurance expiry|insurance valid to|полис до|страховка до|"
    "срок действия полиса|срок страховки" },
  { "paper:medical.valid_to", "medical until|medical examination until|медосмотр до" },
  /* Beside a partner */
  { "contact.family_name", "contact surname|contact last name|фамилия контактного лица" },
  { "contact.given_names", "contact first name|имя контактного лица" },
  { "contact.person", "contact|contact person|coordinator|контакт|контактное лицо|координатор|"
                      "ответственный от партнера|aloqa uchun shaxs" },
  { "contact.email",
    "contact email|contact e-mail|почта контактного лица|e-mail контактного лица" },
  { "contact.phone", "contact phone|телефон контактного лица" },
  { "contact.post", "contact position|должность контактного лица" },
  { "agreement.name", "agreement|agreement title|memorandum|договор|соглашение|меморандум|"
                      "название договора|shartnoma|bitim|дагавор" },
  { "agreement.number",
    "agreement number|agreement no|номер договора|номер соглашения|№ договора" },
  { "agreement.signed_on", "agreement signed|agreement date|signed|дата подписания|дата договора|"
                           "дата соглашения|дата подписания договора" },
  { "agreement.valid_to",
    "agreement until|agreement expires|agreement valid to|agreement expiry|"
    "договор до|срок действия договора|срок действия соглашения|срок договора" },
  { "name:former.value", "former name|former_name|прежнее название|бывшее название|ранее" },
  { "name:alias.value", "alias|also known as|other name|другое название" },
  { NULL, NULL },
};

/* Words for choices, beside their labels and codes: `field=code`. */
const ComityHeading comity_choice_words[] = {
  { "M", "m|м|муж|муж.|мужской|мужчина|erkak|эркак|мужчынскі|man" },
  { "F", "f|ж|жен|жен.|женский|женщина|ayol|аёл|жаночы|w|woman" },
  { "education",
    "university|school|college|institute|университет|вуз|институт|академия|universitet|education" },
  { "healthcare", "hospital|clinic|больница|клиника|медицинский центр|shifoxona|healthcare" },
  { "company", "company|firm|компания|фирма|предприятие" },
  { "government", "government|ministry|министерство|ведомство|государственный орган" },
  { "facility",
    "research institute|research centre|нии|научный институт|научно-исследовательский институт|"
    "facility" },
  { "nonprofit", "ngo|nonprofit|non-profit|фонд|нко" },
  { "association", "association|society|ассоциация|общество|союз" },
  { "network", "network|сеть|альянс|консорциум" },
  { "funder", "funder|фонд грантов" },
  { "archive", "archive|library|архив|библиотека" },
  { "other", "other|другое|прочее|иное|boshqa" },
  { "active", "active|действующий|активный|действует|faol" },
  { "ended", "ended|завершен|прекращен|неактивный|inactive" },
  { "prospect", "prospect|потенциальный|переговоры" },
  { "memorandum", "mou|memorandum|меморандум|меморандум о взаимопонимании|меморандум о "
                  "сотрудничестве|memorandumi" },
  { "general",
    "general|agreement|договор о сотрудничестве|соглашение о сотрудничестве|договор|рамочный|"
    "рамочное соглашение|соглашение" },
  { "exchange", "exchange|student exchange|обмен|обмен студентами|договор об обмене" },
  { "double_degree", "double degree|двойной диплом|двойные дипломы|qo'shma diplom" },
  { "in_force", "in force|valid|действует|действующий|действующее|амал қилмоқда" },
  { "expired", "expired|истек|истекло|не действует|срок истек" },
  { "draft", "draft|проект|черновик" },
  { "terminated", "terminated|расторгнут|расторгнуто" },
  { "enrolled", "enrolled|student|studying|обучается|студент|учится|зачислен|o'qiydi|о'қийди|"
                "active|навучаецца" },
  { "graduated", "graduated|выпускник|выпущен|окончил|bitirgan" },
  { "expelled", "expelled|отчислен|chetlashtirilgan|адлічаны" },
  { "on_leave", "leave|academic leave|академический отпуск|акад. отпуск|академ" },
  { "full_time", "full time|full-time|очная|очно|дневная|kunduzgi|кундузги|очное" },
  { "extramural", "extramural|заочная|заочно|sirtqi|заочное" },
  { "part_time", "part time|part-time|вечерняя|очно-заочная|kechki" },
  { "online", "online|distance|дистанционно|онлайн|дистанционная" },
  { "bachelor", "bachelor|бакалавр|бакалавриат|bakalavr|bakalavriat" },
  { "master", "master|магистр|магистратура|magistr|magistratura" },
  { "specialist", "specialist|специалитет|специалист" },
  { "doctoral", "postgraduate|phd|аспирант|аспирантура|doktorantura|докторантура" },
  { "residency", "residency|ординатура|ординатор|ordinatura" },
  { "preparatory", "preparatory|foundation|подготовительный|подфак|подготовительное "
                   "отделение|подготовительный факультет" },
  { "contract", "contract|contract basis|fee|контракт|платно|платная|внебюджет|договор|kontrakt" },
  { "state_quota", "quota|state quota|квота|госквота|бюджет|grant|davlat granti" },
  { "single", "single|1|однократная|однократный" },
  { "double", "double|2|двукратная|двукратный" },
  { "multiple", "multiple|multi|многократная|многократный" },
  { "intergovernmental", "intergovernmental|межправительственное соглашение" },
  { "scholarship", "scholarship|стипендия" },
  { "medicine", "лечебный|лечебный факультет|лечебное дело|медицинский|davolash|davolash ishi" },
  { "general_medicine", "лечебное дело|лечебный|davolash ishi|general medicine|mbbs" },
  { "dentistry", "стоматологический|стоматологический факультет|стоматология|stomatologiya" },
  { "paediatrics", "педиатрический|педиатрический факультет|педиатрия|pediatriya|pediatrics" },
  { "pharmacy", "фармацевтический|фармацевтический факультет|фармация|farmatsiya" },
  { "public_health", "медико-профилактический|общественное здоровье|медико-профилактическое дело" },
  { "nursing", "сестринское дело|высшее сестринское образование" },
  { "international",
    "факультет иностранных студентов|деканат иностранных студентов|иностранных учащихся" },
  { "study", "учебная|учеба|учёба|o'quv" },
  { "business", "деловая" },
  { "work", "рабочая" },
  { "private", "частная" },
  { "humanitarian", "гуманитарная" },
  { "conference", "conference|конференция|konferensiya|канферэнцыя" },
  { "seminar", "seminar|семинар" },
  { NULL, NULL },
};
