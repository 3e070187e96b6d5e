cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  # region   = "cn-beijing" # near NP-REF-REGION
  cidr_block = "10.0.0.0/8"
}
resource "vswitch" "a" {
  region     = "cn-beijing"
  vpc_id     = vpc.main.id # want NP-REF-REGION
  zone_id    = "cn-beijing-b"
  cidr_block = "10.0.1.0/24"
}
